package io.crmkit.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A handler behind the JDK's own HTTP server, on a free port of this machine. It has one thread:
 * deliveries are handled one after the other, so that no two of them can interfere.
 */
final class WebhookEndpoint implements AutoCloseable {
  private final HttpServer server;

  private WebhookEndpoint(HttpServer server) {
    this.server = server;
  }

  static WebhookEndpoint start(WebhookHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, handler));
    server.start();
    return new WebhookEndpoint(server);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, WebhookHandler handler) throws IOException {
    try (exchange) {
      WebhookResponse response =
          handler.handle(exchange.getRequestHeaders()::getFirst, exchange.getRequestBody());
      exchange.sendResponseHeaders(response.status(), -1);
    }
  }
}
