package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HTTP/1.1 connections that the server has closed without a word while they lay in the pool: they
 * cost a call neither an attempt nor a wait, and no create is lost on them. No call here has more
 * than one attempt, unless it says so.
 */
class PooledConnectionsTest {
  @RegisterExtension final Api api = new Api();

  private HttpTransport to(KeepAliveServer server) {
    return api.transport(server.baseUrl("http"), Api.policy(RetryPolicy.none()));
  }

  private HttpTransport to(KeepAliveServer server, String scheme, OkHttpClient host) {
    return api.transport(
        server.baseUrl(scheme),
        settings -> {
          settings.httpClient(host);
          settings.retryPolicy(RetryPolicy.none());
        });
  }

  /** So many calls at once, each on a connection of its own. */
  private static void fillPool(HttpTransport transport, KeepAliveServer server, int calls) {
    server.gather(calls);
    List<CompletableFuture<Api.Thing>> all =
        IntStream.range(0, calls)
            .mapToObj(i -> transport.async(t -> t.execute(Api.get())))
            .toList();
    all.forEach(CompletableFuture::join);
  }

  /** Lets the connections be idle for long enough to be worth a look. */
  private void idle() {
    api.time.advance(LastUses.MOMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void connectionsThatTheServerHasClosedCostNoAttempt(String method) throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);
      fillPool(transport, server, 5);
      server.closeConnections();
      idle();

      assertThat(transport.execute(Api.of(method)).id()).isEqualTo("t1");

      assertThat(server.requests()).hasSize(6);
      assertThat(server.connectionCount()).isEqualTo(6);
    }
  }

  @Test
  void theDebugLogSaysThatACallGoesOnAnotherConnection() throws Exception {
    List<String> logged = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("io.crmkit.transport");
    logger.setLevel(Level.FINE);
    logger.setFilter(
        entry -> {
          logged.add(entry.getMessage());
          return false;
        });
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);
      transport.execute(Api.get());
      server.closeConnections();
      idle();

      transport.execute(Api.get());
    } finally {
      logger.setFilter(null);
      logger.setLevel(null);
    }

    assertThat(logged)
        .filteredOn(message -> message.contains("another connection"))
        .singleElement()
        .asString()
        .startsWith("GET /v1/things/t1 goes on another connection: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void norDoThoseOfAClientOfTheHosts(String method) throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server, "http", new OkHttpClient());
      fillPool(transport, server, 5);
      server.closeConnections();
      idle();

      assertThat(transport.execute(Api.of(method)).id()).isEqualTo("t1");

      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void norDoManyMoreThanARequestIsSentAgain() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      ConnectionPool wide = new ConnectionPool(20, 1, TimeUnit.MINUTES);
      HttpTransport transport =
          to(server, "http", new OkHttpClient.Builder().connectionPool(wide).build());
      fillPool(transport, server, 20);
      server.closeConnections();
      idle();

      assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
      assertThat(wide.connectionCount()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatTheServerHasClosedTakesTheIdleOnesOfOurPoolAlong() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);
      fillPool(transport, server, 2);
      transport.execute(Api.get());
      server.closeLastUsed();

      transport.execute(Api.get());

      assertThat(server.connectionCount()).isEqualTo(3);
    }
  }

  @Test
  void butNotThoseOfTheHosts() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server, "http", new OkHttpClient());
      fillPool(transport, server, 2);
      transport.execute(Api.get());
      server.closeLastUsed();

      transport.execute(Api.get());

      assertThat(server.connectionCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void norDoThoseOverTls(String method) throws Exception {
    try (KeepAliveServer server = new KeepAliveServer(Tls.servers(), Integer.MAX_VALUE)) {
      HttpTransport transport = to(server, "https", Tls.client().build());
      fillPool(transport, server, 5);
      server.closeConnections();
      idle();

      assertThat(transport.execute(Api.of(method)).id()).isEqualTo("t1");

      assertThat(server.requests()).hasSize(6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aConnectionThatIsStillOpenIsUsedAgain(String scheme) throws Exception {
    ServerSocketFactory sockets =
        scheme.equals("http") ? ServerSocketFactory.getDefault() : Tls.servers();
    try (KeepAliveServer server = new KeepAliveServer(sockets, Integer.MAX_VALUE)) {
      HttpTransport transport = to(server, scheme, Tls.client().build());

      Stream.of("POST", "GET", "DELETE", "PUT", "POST")
          .forEach(method -> transport.execute(Api.of(method)));

      assertThat(server.connectionCount()).isEqualTo(1);
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void aConnectionWithBytesThatNobodyAskedForIsNotUsedForAPost() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);
      transport.execute(Api.get());
      server.send(
          "HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\n{\"data\": {\"id\": \"of another call\"}}");
      idle();

      assertThat(transport.execute(Api.post()).id()).isEqualTo("t1");

      assertThat(server.connectionCount()).isEqualTo(2);
    }
  }

  @Test
  void asManyConnectionsStayOpenAsCallsWereMadeAtOnce() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);

      fillPool(transport, server, 16);
      fillPool(transport, server, 16);

      assertThat(server.connectionCount()).isEqualTo(16);
    }
  }

  @Test
  void aDeleteThatAPooledConnectionLostHasSucceededWhenTheObjectIsGone() throws Exception {
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.getOutputStream().write(KeepAliveServer.RESPONSE);
              RawServer.readRequest(connection.getInputStream()); // the DELETE, and no response
            },
            RawServer.answers("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}"))) {
      HttpTransport transport = api.transport(server.baseUrl(), Api.policy(RetryPolicy.none()));
      transport.execute(Api.get());

      transport.execute(Api.delete());

      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aPostThatAPooledConnectionLostIsUnknown() throws Exception {
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.getOutputStream().write(KeepAliveServer.RESPONSE);
              RawServer.readRequest(connection.getInputStream()); // the POST, and no response
            })) {
      HttpTransport transport = api.transport(server.baseUrl(), settings -> {});
      transport.execute(Api.get());

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(error.attempts()).isEqualTo(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aPostRightAfterAResponseThatEndedItsConnectionUnsaidIsUnknown() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);
      transport.execute(Api.get());
      server.closeConnections();

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void whatMayBeSentTwiceIsSentAgainThen(String method) throws Exception {
    try (KeepAliveServer server = new KeepAliveServer()) {
      HttpTransport transport = to(server);
      transport.execute(Api.get());
      server.closeConnections();

      assertThat(transport.execute(Api.of(method)).id()).isEqualTo("t1");

      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aNewConnectionThatBreaksCostsAnAttempt() throws Exception {
    try (RawServer server = new RawServer(RawServer.drops())) {
      HttpTransport transport = api.transport(server.baseUrl(), settings -> {});

      CrmException error = failure(() -> transport.execute(Api.get()));

      assertThat(error.attempts()).isEqualTo(4);
      assertThat(server.requests()).hasSize(4);
    }
  }

  /** Every connection is closed after 8 requests, and no response says so. */
  @Test
  void threadsThatShareAServerWhichEndsConnectionsLoseNoReadAndDoubleNoCreate() throws Exception {
    try (KeepAliveServer server = new KeepAliveServer(ServerSocketFactory.getDefault(), 8)) {
      HttpTransport transport = to(server);

      List<CompletableFuture<Integer>> all =
          IntStream.range(0, 16)
              .mapToObj(thread -> transport.async(t -> createAndRead(t, thread)))
              .toList();

      int unknown = all.stream().mapToInt(CompletableFuture::join).sum();
      List<String> creates =
          server.requests().stream().filter(request -> request.startsWith("POST")).toList();
      assertThat(creates).doesNotHaveDuplicates().hasSizeBetween(320 - unknown, 320);
    }
  }

  private static int createAndRead(HttpTransport transport, int thread) {
    int unknown = 0;
    for (int i = 0; i < 20; i++) {
      try {
        transport.execute(
            ApiRequest.post("things").body(Map.of("id", thread + "-" + i)).returning(Api.THING));
      } catch (CrmException e) {
        assertThat(e.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
        unknown++;
      }
      transport.execute(Api.get());
    }
    return unknown;
  }
}
