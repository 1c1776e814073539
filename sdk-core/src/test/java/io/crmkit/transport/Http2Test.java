package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of a call when the server ends its stream or its connection, over HTTP/2 with TLS
 * and ALPN. What the server did not process by RFC 9113, section 8.7, is sent again, a create too.
 */
class Http2Test {
  /** Long enough for a busy machine to answer within it. */
  private static final Duration PING_INTERVAL = Duration.ofMillis(400);

  private static final String THING = "{\"data\": {\"id\": \"t1\", \"size\": 1}}";

  @RegisterExtension final Api api = new Api();

  private HttpTransport to(Http2Server server) {
    return to(server, settings -> {});
  }

  private HttpTransport to(Http2Server server, Consumer<TransportSettings.Builder> changes) {
    return to(server, Tls.client().build(), changes);
  }

  private HttpTransport to(
      Http2Server server, OkHttpClient client, Consumer<TransportSettings.Builder> changes) {
    return api.transport(
        server.baseUrl(),
        settings -> {
          settings.httpClient(client);
          changes.accept(settings);
        });
  }

  private static void respond(Http2Connection.Stream request) throws IOException {
    request.respond(200, THING);
  }

  /** Treats the first request so, and answers every later one. */
  private static Http2Server.Script first(Http2Server.Script unusual) {
    AtomicInteger requests = new AtomicInteger();
    return request -> {
      if (requests.getAndIncrement() == 0) {
        unusual.serve(request);
      } else {
        respond(request);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void aRefusedStreamIsSentAgainWhateverTheMethod(String method) throws Exception {
    try (Http2Server server =
        new Http2Server(first(s -> s.reset(Http2Connection.REFUSED_STREAM)))) {
      assertThat(to(server).execute(Api.of(method)).id()).isEqualTo("t1");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aStreamThatIsAlwaysRefusedIsNotSent() throws Exception {
    try (Http2Server server = new Http2Server(s -> s.reset(Http2Connection.REFUSED_STREAM))) {
      CrmException error = failure(() -> to(server).execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
      assertThat(error.attempts()).isEqualTo(4);
      assertThat(error).hasMessageContaining("stream was reset: REFUSED_STREAM");
    }
  }

  @Test
  void aServerThatRefusesStreamsIsAskedAgainOnTheSameConnectionOnlyAfterABackOff()
      throws Exception {
    try (Http2Server server =
        new Http2Server(first(s -> s.reset(Http2Connection.REFUSED_STREAM)))) {
      to(server).execute(Api.post());

      assertThat(server.connections()).hasSize(1);
      assertThat(api.time.waits()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Http2Connection.NO_ERROR,
        Http2Connection.INTERNAL_ERROR,
        Http2Connection.CANCEL,
        Http2Connection.ENHANCE_YOUR_CALM
      })
  void aPostWhoseStreamIsResetOtherwiseIsSentOnce(int code) throws Exception {
    try (Http2Server server = new Http2Server(s -> s.reset(code))) {
      CrmException error = failure(() -> to(server).execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(error.attempts()).isEqualTo(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Http2Connection.NO_ERROR,
        Http2Connection.INTERNAL_ERROR,
        Http2Connection.CANCEL,
        Http2Connection.ENHANCE_YOUR_CALM
      })
  void aGetWhoseStreamIsResetOtherwiseIsRepeatedAfterABackOff(int code) throws Exception {
    try (Http2Server server = new Http2Server(first(s -> s.reset(code)))) {
      to(server).execute(Api.get());

      assertThat(server.requests()).hasSize(2);
      assertThat(api.time.waits()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void aRequestAboveGoAwayIsSentAtOnceOnAnotherConnection(String method) throws Exception {
    try (Http2Server server = new Http2Server(first(s -> s.connection().goAway(s.id() - 2)))) {
      assertThat(to(server).execute(Api.of(method)).id()).isEqualTo("t1");

      assertThat(server.connections()).hasSize(2);
      assertThat(api.time.waits()).isEmpty();
    }
  }

  @Test
  void aServerThatSendsEveryConnectionAwayIsNotAskedForEver() throws Exception {
    try (Http2Server server = new Http2Server(s -> s.connection().goAway(0))) {
      HttpTransport transport = to(server, Api.policy(RetryPolicy.none()));

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
      assertThat(server.requests()).hasSize(9);
    }
  }

  @Test
  void aRequestThatGoAwayIncludesIsAnswered() throws Exception {
    try (Http2Server server =
        new Http2Server(
            first(
                s -> {
                  s.connection().goAway(s.id());
                  respond(s);
                }))) {
      HttpTransport transport = to(server);

      transport.execute(Api.post());
      transport.execute(Api.post());

      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).hasSize(2);
    }
  }

  @Test
  void aPostThatGoAwayIncludesButNobodyAnswersIsUnknown() throws Exception {
    try (Http2Server server =
        new Http2Server(
            s -> {
              s.connection().goAway(s.id());
              s.connection().close();
            })) {
      CrmException error = failure(() -> to(server).execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aStreamRefusedAfterItsStatusCameWasProcessed() throws Exception {
    try (Http2Server server =
        new Http2Server(
            s -> {
              s.respondHeadersOnly(201);
              s.reset(Http2Connection.REFUSED_STREAM);
            })) {
      CrmException error = failure(() -> to(server).execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.PROCESSED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Every eighth request ends its connection gracefully; later streams on it are not processed. */
  @Test
  @Tag("not-mutated") // takes seconds, and the others show the same
  void aConnectionThatEndsGracefullyEveryEighthRequestLosesAndDoublesNoCreate() throws Exception {
    try (Http2Server server =
        new Http2Server(
            s -> {
              if (s.connection().requests().size() == 8) {
                s.connection().goAway();
              }
              respond(s);
            })) {
      HttpTransport transport = to(server, settings -> settings.time(TimeSource.SYSTEM));

      List<CompletableFuture<Object>> creates =
          IntStream.range(0, 16)
              .mapToObj(thread -> transport.async(t -> createTwenty(t, thread)))
              .toList();

      assertThat(creates).allSatisfy(CompletableFuture::join);
      assertThat(server.requests()).hasSize(320).doesNotHaveDuplicates();
    }
  }

  private static Object createTwenty(HttpTransport transport, int thread) {
    for (int i = 0; i < 20; i++) {
      transport.execute(create(thread + "-" + i));
    }
    return thread;
  }

  @Test
  void aConnectionThatShutsDownBeforeTheRequestIsSentIsLeftForAnother() throws Exception {
    try (Http2Server server = new Http2Server(Http2Test::respond)) {
      CountDownLatch first = new CountDownLatch(1);
      OkHttpClient client =
          Tls.client()
              .addNetworkInterceptor(
                  chain -> {
                    if (first.getCount() == 0 && server.connections().size() == 1) {
                      goAway(server.connections().get(0));
                    }
                    return chain.proceed(chain.request());
                  })
              .build();
      HttpTransport transport = to(server, client, Api.policy(RetryPolicy.none()));
      transport.execute(create("first"));
      first.countDown();

      transport.execute(create("second"));

      assertThat(server.connections()).hasSize(2);
      assertThat(server.connections().get(0).requests()).hasSize(1);
    }
  }

  private static void goAway(Http2Connection connection) throws IOException {
    try {
      connection.goAwayAndAwait(3);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Test
  void aPostIsNotPutOnAConnectionThatHasEnded() throws Exception {
    try (Http2Server server = new Http2Server(Http2Test::respond)) {
      HttpTransport transport = to(server, Api.policy(RetryPolicy.none()));
      transport.execute(create("first"));
      server.connections().get(0).hangUpAndAwait();

      transport.execute(create("second"));

      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aGetOnAConnectionFromThePoolThatBreaksIsSentAgainAtOnce() throws Exception {
    Http2Server.Script breaksOnSecond =
        s -> {
          if (s.id() == 5) {
            s.connection().close();
          } else {
            respond(s);
          }
        };
    try (Http2Server server = new Http2Server(breaksOnSecond)) {
      HttpTransport transport = to(server, Api.policy(RetryPolicy.none()));
      transport.execute(Api.get());

      transport.execute(Api.get());

      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void callsInParallelKeepToTheOneStreamThatTheServerAllows() throws Exception {
    Http2Connection.Behaviour one = new Http2Connection.Behaviour(1, true);
    Http2Server.Script script =
        s -> {
          if (s.connection().openStreams() > 1) {
            s.reset(Http2Connection.REFUSED_STREAM);
          } else {
            respond(s);
          }
        };
    try (Http2Server server = new Http2Server(one, script)) {
      HttpTransport transport = to(server);

      List<CompletableFuture<Api.Thing>> creates =
          IntStream.range(0, 16)
              .mapToObj(i -> transport.async(t -> t.execute(Api.post())))
              .toList();

      assertThat(creates).allSatisfy(create -> assertThat(create.join().id()).isEqualTo("t1"));
    }
  }

  @Test
  void aConnectionThatAnswersNoPingIsGivenUpAndAGetGoesToAnother() throws Exception {
    try (Http2Server server = new Http2Server(first(s -> s.connection().fallSilent()))) {
      OkHttpClient client = Tls.client().pingInterval(PING_INTERVAL).build();

      to(server, client, settings -> {}).execute(Api.get());

      assertThat(server.connections()).hasSize(2);
    }
  }

  @Test
  void aPostOnAConnectionThatAnswersNoPingIsUnknown() throws Exception {
    try (Http2Server server = new Http2Server(s -> s.connection().fallSilent())) {
      OkHttpClient client = Tls.client().pingInterval(PING_INTERVAL).build();

      CrmException error = failure(() -> to(server, client, settings -> {}).execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aBodyThatFlowControlHoldsUpEndsWithTheAttemptTimeout() throws Exception {
    Http2Connection.Behaviour closed = new Http2Connection.Behaviour(100, false);
    try (Http2Server server = new Http2Server(closed, Http2Test::respond)) {
      HttpTransport transport =
          to(server, settings -> settings.attemptTimeout(Duration.ofMillis(300)));

      CrmException error = failure(() -> transport.execute(create("x".repeat(100_000))));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(error).hasMessageContaining("attemptTimeout, 0.3 s");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aBodyLargerThanTheWindowIsSentAsFlowControlAllows() throws Exception {
    try (Http2Server server = new Http2Server(Http2Test::respond)) {
      to(server).execute(create("x".repeat(100_000)));

      assertThat(server.requests()).singleElement().asString().hasSizeGreaterThan(100_000);
    }
  }

  @Test
  void aCancelledCallEndsItsStreamAndLeavesTheOthersAlone() throws Exception {
    AnswersOnceAnotherIsReset script = new AnswersOnceAnotherIsReset();
    try (Http2Server server = new Http2Server(script)) {
      HttpTransport transport = to(server);
      transport.execute(create("first"));
      CompletableFuture<Api.Thing> cancelled = transport.async(t -> t.execute(create("cancelled")));
      CompletableFuture<Api.Thing> other = transport.async(t -> t.execute(create("other")));
      assertThat(script.bothArrived.await(5, TimeUnit.SECONDS)).isTrue();

      cancelled.cancel(true);

      assertThat(other.join().id()).isEqualTo("t1");
      assertThat(server.connections()).hasSize(1);
    }
  }

  private static final class AnswersOnceAnotherIsReset implements Http2Server.Script {
    final CountDownLatch bothArrived = new CountDownLatch(2);
    private volatile Http2Connection.Stream other;

    @Override
    public void serve(Http2Connection.Stream request) throws IOException {
      if (request.body().contains("first")) {
        respond(request);
        return;
      }
      if (request.body().contains("other")) {
        other = request;
      }
      bothArrived.countDown();
    }

    @Override
    public void wasReset() throws IOException {
      respond(other);
    }
  }

  private static ApiRequest<Api.Thing> create(String id) {
    return ApiRequest.post("things").body(Map.of("id", id)).returning(Api.THING);
  }
}
