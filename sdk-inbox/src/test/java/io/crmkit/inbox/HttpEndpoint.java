package io.crmkit.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.webhooks.WebhookHeaders;
import io.crmkit.webhooks.WebhookResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP side of a receiver in a process of its own. */
final class HttpEndpoint {
  /** The answer's header that says how long it took to find, in nanoseconds. */
  static final String TOOK = "X-Took-Nanos";

  /** As many as the sender has, so that no request waits for a thread. */
  private static final int THREADS = Sender.THREADS;

  private static final int PROBES = 20;

  /** What finds the answer to a delivery. */
  interface Receiver {
    WebhookResponse handle(Function<String, @Nullable String> headers, byte[] body);
  }

  private HttpEndpoint() {}

  /** Listens on a free port until the process is killed, and prints the port. */
  static void listen(Receiver receiver) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/", exchange -> answer(receiver, exchange));
    server.start();
    int port = server.getAddress().getPort();
    for (int i = 0; i < PROBES; i++) {
      probe(port);
    }
    System.out.println(port);
  }

  /** Asks as a load balancer does to see whether the process is up; it is refused. */
  private static void probe(int port) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setDoOutput(true);
    connection.getOutputStream().write('{');
    connection.getResponseCode();
  }

  private static void answer(Receiver receiver, HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    try (exchange) {
      WebhookResponse response =
          receiver.handle(
              WebhookHeaders.of(exchange.getRequestHeaders()),
              exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().set(TOOK, Long.toString(System.nanoTime() - start));
      exchange.sendResponseHeaders(response.status(), -1);
    }
  }
}
