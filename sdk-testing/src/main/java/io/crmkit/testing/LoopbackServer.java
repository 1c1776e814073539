package io.crmkit.testing;

import io.crmkit.transport.RequiredOkHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** One run of the HTTP server: from its start on a loopback port to its close. */
final class LoopbackServer implements AutoCloseable {
  static {
    ServerLog.quieten();
  }

  private static final String HTTP_2 = "HTTP/2";

  private final MockWebServer server = newServer();
  private final AcceptedSockets connections;
  private final Supplier<@Nullable Fault> unread;
  private final String scheme;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Serves plain http on a free port. */
  LoopbackServer(Function<ReceivedRequest, Reply> responder) {
    this(0, responder, () -> null, null);
  }

  /**
   * @param port where to listen; 0 for a free port
   * @param responder what becomes of a request
   * @param unread asked for a fault of the connection before each request is read
   * @param tls what to serve https with; null for http
   */
  LoopbackServer(
      int port,
      Function<ReceivedRequest, Reply> responder,
      Supplier<@Nullable Fault> unread,
      @Nullable FakeTls tls) {
    this.scheme = tls == null ? "http" : "https";
    this.connections = new AcceptedSockets(this::letIn, tls != null);
    this.unread = unread;
    if (tls != null) {
      server.useHttps(new TlsSockets(tls.serverSockets()));
    }
    server.setServerSocketFactory(connections);
    server.setDispatcher(dispatcher(responder));
    listen(port);
    LastThreads.add(this);
  }

  private static MockResponse needsHttp2() {
    return new MockResponse.Builder()
        .code(505)
        .body("refuseStream() needs HTTP/2, and this request came over HTTP/1.1")
        .build();
  }

  private static MockWebServer newServer() {
    RequiredOkHttp.check(); // or a missing method of OkHttp's would be all that the user sees
    return new MockWebServer();
  }

  private void listen(int port) {
    FutureTask<Void> start =
        new FutureTask<>(
            () -> {
              server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
              return null;
            });
    LastThreads.newThread(start).start();
    try {
      start.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The fake could not listen on 127.0.0.1", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the fake was starting", e);
    }
  }

  String origin() {
    return scheme + "://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    LastThreads.remove(this);
    // First of all, so that what hangs or waits is not answered after all.
    connections.drop();
    closing.countDown();
    server.close();
  }

  private MockResponse respond(Function<ReceivedRequest, Reply> responder, RecordedRequest raw)
      throws InterruptedException {
    // The server keeps every request for takeRequest(), which nobody calls: let it go.
    server.takeRequest(0, TimeUnit.NANOSECONDS);
    Reply reply = responder.apply(ReceivedRequest.of(raw));
    awaitDelay(reply.delay());
    return end(reply, raw);
  }

  private MockResponse end(Reply reply, RecordedRequest raw) throws InterruptedException {
    Optional<AcceptedSocket> connection = connections.find(raw.getConnectionIndex());
    boolean isHttp2 = raw.getVersion().equals(HTTP_2);
    switch (reply.ending()) {
      case DROPPED, DROPPED_UNREAD -> connection.ifPresent(AcceptedSocket::drop);
      case HANGING -> closing.await();
      case GOING_AWAY -> {
        if (!isHttp2) {
          return lastOfConnection(reply.response());
        }
        connection.ifPresent(AcceptedSocket::goAway);
      }
      case STREAM_REFUSED -> {
        return isHttp2 ? Http2Output.REFUSAL : needsHttp2();
      }
      case NONE -> {
        // Answered as usual.
      }
    }
    return reply.response();
  }

  private static MockResponse lastOfConnection(MockResponse response) {
    return response
        .newBuilder()
        .setHeader("Connection", "close")
        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  private void letIn(AcceptedSocket connection) throws IOException {
    Fault fault = unread.get();
    if (fault == null) {
      return;
    }
    try {
      awaitDelay(fault.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.reset();
    throw new SocketException("Dropped before the request was read, as the test asked for");
  }

  /**
   * Waits on the connection's own thread, until the server closes at most: the response is then
   * written to a closed connection, which the server knows how to deal with.
   */
  private void awaitDelay(Duration delay) throws InterruptedException {
    if (!delay.isZero()) {
      closing.await(TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    }
  }

  private Dispatcher dispatcher(Function<ReceivedRequest, Reply> responder) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return respond(responder, request);
      }
    };
  }
}
