package io.crmkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** One run of the HTTP server: from its start on a free loopback port to its close. */
final class FakeServer implements AutoCloseable {
  // Held here because java.util.logging forgets the level of a logger nobody refers to.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    if (SERVER_LOG.getLevel() == null) {
      // At INFO, the default, the server prints a line for every request.
      SERVER_LOG.setLevel(Level.WARNING);
    }
  }

  private final MockWebServer server = new MockWebServer();

  FakeServer(Function<ReceivedRequest, MockResponse> responder) {
    server.setDispatcher(dispatcher(responder));
    try {
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The fake could not listen on 127.0.0.1", e);
    }
  }

  String origin() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse respond(
      Function<ReceivedRequest, MockResponse> responder, RecordedRequest raw)
      throws InterruptedException {
    // The server keeps every request for takeRequest(), which nobody calls: let it go.
    server.takeRequest(0, TimeUnit.NANOSECONDS);
    return responder.apply(ReceivedRequest.of(raw));
  }

  private Dispatcher dispatcher(Function<ReceivedRequest, MockResponse> responder) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return respond(responder, request);
      }
    };
  }
}
