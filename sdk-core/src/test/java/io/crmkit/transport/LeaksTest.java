package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RetryPolicy;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No connection and no thread is left behind, and none is used again that is not clean. */
class LeaksTest {
  @RegisterExtension final Api api = new Api();
  private final ConnectionPool pool = new ConnectionPool();

  private HttpTransport transport() {
    return api.transport(
        settings -> {
          settings.httpClient(new OkHttpClient.Builder().connectionPool(pool).build());
          settings.retryPolicy(RetryPolicy.none());
          settings.maxResponseBytes(2000);
        });
  }

  private int connectionsInUse() {
    return pool.connectionCount() - pool.idleConnectionCount();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": {\"id\": \"a\", \"size\": 1}}",
        "{\"data\": {\"id\": \"a\", \"size\": 1}} trailing",
        "{\"data\": [",
        "{\"success\": false}",
        "<html>"
      })
  void aConnectionIsFreeAgainAfterAnyAnswer(String body) {
    api.answersBody(body);
    outcomeOf(() -> transport().execute(Api.get()));

    assertThat(connectionsInUse()).isZero();
  }

  @Test
  void aConnectionWithAnUnreadRestIsNotUsedForTheNextCall() throws Exception {
    api.answersBody("{\"data\": {\"id\": \"" + "a".repeat(2_000_000) + "\"}}").answersThing();
    HttpTransport transport = transport();

    failure(() -> transport.execute(Api.get()));
    assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");

    assertThat(connectionsInUse()).isZero();
  }

  @Test
  void aCleanConnectionIsUsedAgain() throws Exception {
    api.answersThing().answers(404).answersThing();
    HttpTransport transport = transport();

    transport.execute(Api.get());
    failure(() -> transport.execute(Api.get()));
    transport.execute(Api.get());

    assertThat(api.request().getConnectionIndex()).isZero();
    assertThat(api.request().getConnectionIndex()).isZero();
    assertThat(api.request().getConnectionIndex()).isZero();
  }

  @Test
  void aBrokenConnectionLeavesThePool() {
    api.answersWith(
        new MockResponse.Builder()
            .body("{\"data\": {\"id\": \"a\", \"size\": 1}}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    failure(() -> transport().execute(Api.get()));

    assertThat(pool.connectionCount()).isZero();
  }

  @Test
  void noThreadThatWouldKeepAProgramRunningOutlivesItsCalls() {
    api.answersThing().answersThing();
    Set<Thread> before = userThreads();

    HttpTransport transport = api.transport();
    transport.execute(Api.get());
    transport.async(t -> t.execute(Api.get())).join();

    assertThat(userThreads()).isSubsetOf(before);
  }

  private static Set<Thread> userThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .filter(thread -> !thread.getName().startsWith("MockWebServer"))
        .collect(Collectors.toSet());
  }

  private static void outcomeOf(Runnable call) {
    try {
      call.run();
    } catch (CrmException e) {
      assertThat(e.attempts()).isEqualTo(1);
    }
  }
}
