package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ApiException;
import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.RateLimitedException;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import io.crmkit.ServerErrorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failed attempts are repeated, how often and after which wait. */
class RetriesTest {
  @RegisterExtension final Api api = new Api();

  private static MockResponse dropped() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void repeatsEveryMethodAfter429(String method) {
    api.answers(429, "Retry-After: 7").answersThing();

    assertThat(api.transport().execute(Api.of(method)).id()).isEqualTo("t1");

    assertThat(api.server.getRequestCount()).isEqualTo(2);
    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,408",
    "GET,500",
    "GET,502",
    "GET,503",
    "GET,504",
    "PUT,503",
    "PATCH,500",
    "DELETE,502"
  })
  void repeatsIdempotentMethodsAfterAServerError(String method, int status) {
    api.answers(status).answersThing();

    assertThat(api.transport().execute(Api.of(method)).id()).isEqualTo("t1");

    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void neverRepeatsAPostAfterAServerError(int status) {
    api.answers(status, "Retry-After: 0");

    CrmException error = failure(() -> api.transport().execute(Api.post()));

    assertThat(error.attempts()).isEqualTo(1);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(error)
        .hasMessageEndingWith(
            "Acme may or may not have done it: get or list it to find out before sending it again.");
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 501, 505})
  void neverRepeatsWhatRepeatingDoesNotMend(int status) {
    api.answers(status);

    assertThat(failure(() -> api.transport().execute(Api.get())).attempts()).isEqualTo(1);

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void countsARetryAfterOfZeroAsAnAttemptOfItsOwn() {
    api.answers(503, "Retry-After: 0").answersThing();

    api.transport()
        .withOptions(
            RequestOptions.builder()
                .onResponse(info -> assertThat(info.attempts()).isEqualTo(2))
                .build())
        .execute(Api.get());

    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void survivesARetryAfterThatIsTooLargeForAnInt(int status) {
    api.answers(status, "Retry-After: 99999999999");

    ApiException error = failure(ApiException.class, () -> api.transport().execute(Api.get()));

    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error.headers().get("retry-after")).containsExactly("99999999999");
    assertThat(error).hasMessageContaining("not repeated: that needs a wait of");
  }

  @Test
  void backsOffExponentiallyUntilTheAttemptsAreUsedUp() {
    api.answers(503).answers(503).answers(503).answers(503);

    CrmException error = failure(() -> api.transport().execute(Api.get()));

    assertThat(error).isInstanceOf(ServerErrorException.class);
    assertThat(error.attempts()).isEqualTo(4);
    List<Duration> waits = api.time.waits();
    assertThat(waits)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void measuresARetryAfterDateAgainstTheAnswersOwnDate() {
    api.answers(
            503,
            "Date: Wed, 21 Oct 2015 07:28:00 GMT",
            "Retry-After: Wed, 21 Oct 2015 07:28:09 GMT")
        .answersThing();

    api.transport().execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void repeatsNothingWithRetryPolicyNone() {
    api.answers(429, "Retry-After: 1");

    RateLimitedException error =
        failure(
            RateLimitedException.class,
            () -> api.transport(Api.policy(RetryPolicy.none())).execute(Api.get()));

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(error.outcome()).isEqualTo(RequestOutcome.REFUSED);
    assertThat(api.time.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
  void repeatsIdempotentMethodsAfterADroppedConnection(String method) {
    api.answersWith(dropped()).answersThing();

    assertThat(api.transport().execute(Api.of(method)).id()).isEqualTo("t1");

    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void sendsAPostOnceWhenTheServerReadsItAndDropsTheConnection() {
    api.answersWith(dropped()).answersThing();

    CrmException error = failure(() -> api.transport().execute(Api.post()));

    assertThat(error)
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining(
            "Acme may or may not have done it: get or list it to find out before sending it again.");
    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void sendsAPostOnceWhenAPooledConnectionIsDropped() {
    api.answersThing().answersWith(dropped()).answersThing();
    HttpTransport transport = api.transport();
    transport.execute(Api.get());

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void repeatsAPostOfUnknownOutcomeWhenTheCallerSaysSo() {
    api.answersWith(dropped()).answersThing();

    Api.Thing thing =
        api.transport()
            .withOptions(RequestOptions.builder().retryNonIdempotent(true).build())
            .execute(Api.post());

    assertThat(thing.id()).isEqualTo("t1");
    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void repeatsAPostThatCouldNotConnectAndReportsItAsNotSent() throws IOException {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      closedPort = socket.getLocalPort();
    }
    HttpTransport transport =
        api.transport("http://127.0.0.1:" + closedPort + "/v1", settings -> {});

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error).isInstanceOf(ConnectionException.class);
    assertThat(error.attempts()).isEqualTo(4);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error).hasMessageContaining("Nothing was sent; it can be sent again");
  }

  @Test
  void reportsAnUnknownHostAsNotSent() {
    HttpTransport transport = api.transport("https://nowhere.invalid/v1", settings -> {});

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error).hasMessageContaining("nowhere.invalid");
  }

  @Test
  void deleteSucceedsWhenTheRepeatedAttemptFindsTheObjectGone() {
    api.answersWith(dropped()).answers(404);

    api.transport().execute(Api.delete());

    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aPatchFailsWhenTheRepeatedAttemptFindsNothing() {
    api.answersWith(dropped()).answers(404);

    assertThat(
            failure(
                () ->
                    api.transport()
                        .execute(ApiRequest.raw("PATCH", "things/t1", Map.of(), Map.of()))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void deleteFailsWhenTheFirstAttemptFindsNothing() {
    api.answers(429, "Retry-After: 0").answers(404);

    assertThat(failure(() -> api.transport().execute(Api.delete())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anUnknownOutcomeStaysUnknownWhateverTheLastAttemptSays() {
    api.answersWith(dropped()).answers(400);

    CrmException error = failure(() -> api.transport().execute(Api.of("PATCH")));

    assertThat(error).isInstanceOf(io.crmkit.BadRequestException.class);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(error.attempts()).isEqualTo(2);
  }

  @Test
  void aCutOffAnswerToAPostIsProcessedAndNotRepeated() throws IOException {
    try (RawServer server =
        new RawServer(
            RawServer.answers(
                "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"success\": tr"))) {
      HttpTransport transport = api.transport(server.baseUrl(), settings -> {});

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error).isInstanceOf(ConnectionException.class);
      assertThat(error.outcome()).isEqualTo(RequestOutcome.PROCESSED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aCutOffAnswerToAGetIsAskedForAgain() throws IOException {
    String whole = "{\"success\": true, \"data\": {\"id\": \"t1\", \"size\": 3}}";
    try (RawServer server =
        new RawServer(
            RawServer.answersThenResets("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"suc"),
            RawServer.answers(
                "HTTP/1.1 200 OK\r\nContent-Length: " + whole.length() + "\r\n\r\n" + whole))) {
      HttpTransport transport = api.transport(server.baseUrl(), settings -> {});

      assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.001", "Wed, 21 Oct 2015 07:28:00 GMT"})
  void aRetryAfterThatAsksForNoWaitDoesNotShortenTheBackOff(String retryAfter) {
    for (int status : new int[] {429, 503, 503}) {
      api.answers(status, "Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: " + retryAfter);
    }
    api.answersThing();

    api.transport().execute(Api.get());

    assertThat(api.time.waits())
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aPolicyWithoutAnyDelayStillWaitsALittle() {
    RetryPolicy eager =
        RetryPolicy.builder()
            .maxAttempts(1000)
            .baseDelay(Duration.ZERO)
            .maxDelay(Duration.ZERO)
            .build();
    for (int i = 0; i < 6; i++) {
      api.answers(503);
    }
    api.answersThing();

    api.transport(Api.policy(eager)).execute(Api.get());

    assertThat(api.time.waits().stream().map(Duration::toMillis))
        .containsExactly(10L, 20L, 40L, 80L, 100L, 100L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"février", "soon", "\uD83D\uDE80", "-1"})
  void aRetryAfterThatCannotBeReadIsIgnored(String retryAfter) throws IOException {
    try (RawServer server =
        new RawServer(
            RawServer.answers(answer("201 Created", retryAfter)),
            RawServer.answers(answer("503 Busy", retryAfter)),
            RawServer.answers(answer("201 Created", retryAfter)))) {
      HttpTransport transport = api.transport(server.baseUrl(), settings -> {});

      assertThat(transport.execute(Api.post()).id()).isEqualTo("t1");
      assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
      assertThat(api.time.waits()).containsExactly(Duration.ofMillis(500));
    }
  }

  private static String answer(String status, String retryAfter) {
    String body = "{\"success\": true, \"data\": {\"id\": \"t1\", \"size\": 3}}";
    return "HTTP/1.1 %s\r\nRetry-After: %s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s"
        .formatted(status, retryAfter, body.length(), body);
  }

  @Test
  void aCallThatWasRefusedAndThenCouldNotConnectIsRefusedNotUnsent() throws IOException {
    RawServer server =
        new RawServer(
            RawServer.answers(
                "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    HttpTransport transport =
        api.transport(
            server.baseUrl(),
            settings ->
                settings.time(
                    new ManualTime() {
                      @Override
                      public void parkNanos(Object blocker, long wait) {
                        super.parkNanos(blocker, wait);
                        server.stop();
                      }
                    }));

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error).isInstanceOf(ConnectionException.class);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.REFUSED);
    assertThat(error).hasMessageEndingWith("Acme did not do it; it can be sent again.");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aPostThatWasProcessedIsNotRepeatedWhateverTheCallerAllows() throws IOException {
    try (RawServer server =
        new RawServer(
            RawServer.answers(
                "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"success\": tr"))) {
      HttpTransport transport =
          api.transport(server.baseUrl(), settings -> {})
              .withOptions(RequestOptions.builder().retryNonIdempotent(true).build());

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.PROCESSED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aReadSaysWhatBecameOfItsRequestAndThatNothingWasChanged() {
    api.answers(500).answers(500).answers(500).answers(500);

    CrmException error = failure(() -> api.transport().execute(Api.get()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(error).hasMessageEndingWith("Nothing was changed; it can be asked again.");
  }

  @Test
  void aProxyThatWantsCredentialsIsAskedOnce() throws IOException {
    try (RawServer proxy =
        new RawServer(
            RawServer.answers(
                "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))) {
      OkHttpClient throughProxy =
          new OkHttpClient.Builder()
              .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxy.port())))
              .build();
      HttpTransport transport =
          api.transport("https://acme.example/v1", settings -> settings.httpClient(throughProxy));

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error).isInstanceOf(ConnectionException.class);
      assertThat(error.attempts()).isEqualTo(1);
      assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
      assertThat(error)
          .hasMessageEndingWith(
              "The proxy wants credentials: give the builder an httpClient with a proxyAuthenticator.");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void a407OfTheProvidersOwnIsAnAnswerLikeAnyOther() {
    api.answers(407, "{\"error\": \"proxy?\"}", new String[] {});

    ApiException error = failure(ApiException.class, () -> api.transport().execute(Api.post()));

    assertThat(error.statusCode()).isEqualTo(407);
    assertThat(error.errorMessage()).contains("proxy?");
    assertThat(error.outcome()).isEqualTo(RequestOutcome.REFUSED);
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anUnaskedFor304SaysWhereItComesFrom() {
    api.answers(304, "", new String[] {});

    assertThat(failure(() -> api.transport().execute(Api.get())))
        .hasMessageEndingWith(
            "Leave out headers that ask for a change only, such as If-None-Match.");
  }
}
