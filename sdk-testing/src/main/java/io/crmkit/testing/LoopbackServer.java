package io.crmkit.testing;

import io.crmkit.transport.RequiredOkHttp;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** One run of the HTTP server: from its start on a loopback port to its close. */
final class LoopbackServer implements AutoCloseable {
  // Held here because java.util.logging forgets the level of a logger nobody refers to.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    if (SERVER_LOG.getLevel() == null) {
      // At INFO, the default, the server prints a line for every request.
      SERVER_LOG.setLevel(Level.WARNING);
    }
  }

  private final MockWebServer server = newServer();
  private final String scheme;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Serves plain http on a free port. */
  LoopbackServer(Function<ReceivedRequest, Reply> responder) {
    this(0, responder, null);
  }

  /**
   * @param port where to listen; 0 for a free port
   * @param tls what to serve https with; null for http
   */
  LoopbackServer(int port, Function<ReceivedRequest, Reply> responder, @Nullable FakeTls tls) {
    this.scheme = tls == null ? "http" : "https";
    if (tls != null) {
      server.useHttps(tls.serverSockets());
    }
    server.setServerSocketFactory(new NoDelaySockets());
    server.setDispatcher(dispatcher(responder));
    listen(port);
    LastThreads.add(this);
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
    closing.countDown();
    server.close();
  }

  private MockResponse respond(Function<ReceivedRequest, Reply> responder, RecordedRequest raw)
      throws InterruptedException {
    // The server keeps every request for takeRequest(), which nobody calls: let it go.
    server.takeRequest(0, TimeUnit.NANOSECONDS);
    Reply reply = responder.apply(ReceivedRequest.of(raw));
    awaitDelay(reply.delay());
    return reply.response();
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
