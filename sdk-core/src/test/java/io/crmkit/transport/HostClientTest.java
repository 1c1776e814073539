package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.CrmException;
import io.crmkit.PromptServer;
import io.crmkit.RequestOptions;
import io.crmkit.RetryPolicy;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is taken from an HTTP client that the host gives, and what is not. */
class HostClientTest {
  @RegisterExtension final Api api = new Api();

  private HttpTransport over(OkHttpClient host) {
    return api.transport(
        settings -> {
          settings.httpClient(host);
          settings.retryPolicy(RetryPolicy.none());
        });
  }

  @Test
  void itsOwnRetriesAreNotUsed() {
    api.answersThing()
        .answersWith(
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build())
        .answersThing();
    HttpTransport transport =
        over(new OkHttpClient.Builder().retryOnConnectionFailure(true).build());
    transport.execute(Api.get());

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error.attempts()).isEqualTo(1);
    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void itsRedirectsAreNotUsed() {
    api.answers(307, "Location: /v1/other").answersThing();

    failure(() -> over(new OkHttpClient()).execute(Api.get()));

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRedirectToAnotherOriginBringsItNothing() throws Exception {
    try (MockWebServer other = PromptServer.create()) {
      other.start();
      api.answers(307, "Location: " + other.url("/v1/things"));

      failure(() -> over(new OkHttpClient()).execute(Api.post()));

      assertThat(other.getRequestCount()).isZero();
    }
  }

  @Test
  void itsAuthenticatorIsNotUsed() {
    api.answers(401).answersThing();
    OkHttpClient host =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) ->
                    response.request().newBuilder().header("Authorization", "Basic x").build())
            .build();

    failure(() -> over(host).execute(Api.get()));

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void itsCallTimeoutIsNotUsed() {
    api.answersThing();
    AtomicLong nanos = new AtomicLong(-1);
    OkHttpClient host =
        new OkHttpClient.Builder()
            .callTimeout(Duration.ofHours(1))
            .addInterceptor(
                chain -> {
                  nanos.set(chain.call().timeout().timeoutNanos());
                  return chain.proceed(chain.request());
                })
            .build();

    over(host).execute(Api.get());

    assertThat(nanos).hasValue(0);
  }

  @Test
  void itsInterceptorsSeeTheRealRetryAfter() {
    api.answers(503, "Retry-After: 0", "Retry-After: 5");
    List<String> seen = new ArrayList<>();
    OkHttpClient host =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  var response = chain.proceed(chain.request());
                  seen.addAll(response.headers("Retry-After"));
                  return response;
                })
            .build();

    failure(() -> over(host).execute(Api.get()));

    assertThat(seen).containsExactly("0", "5");
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anInterceptorThatMakesARequestOfItsOwnIsNamedAsTheCause() {
    OkHttpClient host =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> chain.proceed(new Request.Builder().url(chain.request().url()).build()))
            .build();

    assertThatIllegalStateException()
        .isThrownBy(() -> over(host).execute(Api.get()))
        .withMessage(
            "an interceptor of the given httpClient replaced the request; derive it with"
                + " newBuilder() instead");
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void itIsLeftOpenWhenTheTransportCloses() {
    api.answersThing();
    OkHttpClient host = new OkHttpClient();
    HttpTransport transport = over(host);
    transport.execute(Api.get());

    transport.close();

    assertThat(host.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(host.connectionPool().connectionCount()).isEqualTo(1);
  }

  @Test
  void aTransportThatIsClosedMakesNoMoreCalls() {
    HttpTransport transport = api.transport();
    transport.close();

    assertThat(failure(IllegalStateException.class, () -> transport.execute(Api.get())))
        .hasMessage("the client is closed");
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void aTransportOfItsOwnLeavesNoConnectionBehind() throws Exception {
    CompletableFuture<Integer> afterTheResponse = new CompletableFuture<>();
    String body = "{\"data\": {\"id\": \"t1\", \"size\": 1}}";
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.answers(
                      "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                  .serve(connection);
              // Blocks while the client keeps its idle connection.
              afterTheResponse.complete(connection.getInputStream().read());
            })) {
      HttpTransport transport = api.transport(server.baseUrl(), settings -> {});
      transport.execute(Api.get());
      assertThat(poolOf(transport).connectionCount()).isEqualTo(1);

      transport.close();

      assertThat(poolOf(transport).connectionCount()).isZero();
      assertThat(afterTheResponse.get()).as("the end of the connection").isEqualTo(-1);
    }
  }

  /** Nobody else can see it, and it would drop the connection by itself a few seconds later. */
  private static ConnectionPool poolOf(HttpTransport transport) throws Exception {
    Field exchanger = HttpTransport.class.getDeclaredField("exchanger");
    Field client = HttpExchanger.class.getDeclaredField("client");
    exchanger.setAccessible(true);
    client.setAccessible(true);
    return ((OkHttpClient) client.get(exchanger.get(transport))).connectionPool();
  }

  @Test
  void optionsAddHeadersAndReportTheAnswer() throws Exception {
    api.answersWith(
        new MockResponse.Builder()
            .addHeader("X-Id: 9")
            .body("{\"data\": {\"id\": \"t1\", \"size\": 1}}")
            .build());
    List<String> seen = new ArrayList<>();

    api.transport()
        .withOptions(
            RequestOptions.builder()
                .header("X-Trace", "42")
                .onResponse(
                    info ->
                        seen.add(info.status() + " " + info.header("x-id") + " " + info.attempts()))
                .build())
        .execute(Api.get());

    assertThat(seen).containsExactly("200 Optional[9] 1");
    assertThat(api.request().getHeaders().get("X-Trace")).isEqualTo("42");
  }

  @Test
  void theObserverIsToldOfAnAnswerThatSaysNo() {
    api.answers(404);
    List<Integer> seen = new ArrayList<>();
    HttpTransport transport =
        api.transport()
            .withOptions(
                RequestOptions.builder().onResponse(info -> seen.add(info.status())).build());

    failure(() -> transport.execute(Api.get()));

    assertThat(seen).containsExactly(404);
  }

  @Test
  void theObserverIsToldOfADeleteThatWasDoneAlready() {
    api.answersWith(
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build())
        .answers(404);
    List<String> seen = new ArrayList<>();

    api.transport()
        .withOptions(
            RequestOptions.builder()
                .onResponse(info -> seen.add(info.status() + " " + info.attempts()))
                .build())
        .execute(Api.delete());

    assertThat(seen).containsExactly("404 2");
  }

  @Test
  void aFailingObserverIsLoggedAndDoesNotChangeTheResult() {
    api.answersThing();
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("io.crmkit.transport");
    logger.setUseParentHandlers(false);
    logger.setFilter(
        entry -> {
          logged.add(entry.getMessage() + ": " + entry.getThrown().getMessage());
          return false;
        });

    Api.Thing thing =
        api.transport()
            .withOptions(
                RequestOptions.builder()
                    .onResponse(
                        info -> {
                          throw new IllegalStateException("observer");
                        })
                    .build())
            .execute(Api.post());

    logger.setFilter(null);
    logger.setUseParentHandlers(true);
    assertThat(thing.id()).isEqualTo("t1");
    assertThat(logged)
        .containsExactly(
            "onResponse failed after POST /v1/things; the call's result stands: observer");
  }
}
