package io.crmkit.examples.webhooks;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.KanvoEventType;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookLeadStatus;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Two endpoints in one service, with nothing but the JDK: Kanvo's records, and Bolsivo's leads.
 *
 * <p>Run it with the endpoints' secrets in {@code KANVO_WEBHOOK_SECRET} and {@code
 * BOLSIVO_WEBHOOK_SECRET}; it listens on port 8080, for a proxy that speaks HTTPS.
 */
public final class JdkHttpServerReceiver implements AutoCloseable {
  private final ExecutorService workers = Executors.newFixedThreadPool(16);
  private final HttpServer server;

  private JdkHttpServerReceiver(HttpServer server) {
    this.server = server;
  }

  public static void main(String[] args) throws IOException {
    start(
        8080,
        secret("KANVO_WEBHOOK_SECRET"),
        secret("BOLSIVO_WEBHOOK_SECRET"),
        System.out::println);
  }

  private static String secret(String variable) {
    return requireNonNull(System.getenv(variable), variable + " is not set");
  }

  /** Starts the service; port 0 picks a free one. */
  static JdkHttpServerReceiver start(
      int port, String kanvoSecret, String bolsivoSecret, Consumer<String> out) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    JdkHttpServerReceiver receiver = new JdkHttpServerReceiver(server);
    receiver.endpoint("/webhooks/kanvo", kanvo(kanvoSecret, out));
    receiver.endpoint("/webhooks/bolsivo", bolsivo(bolsivoSecret, out));
    server.setExecutor(receiver.workers);
    server.start();
    return receiver;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void endpoint(String path, WebhookHandler handler) {
    server.createContext(path, exchange -> answer(exchange, handler));
  }

  private static void answer(HttpExchange exchange, WebhookHandler handler) throws IOException {
    try (exchange) {
      // Raw bytes: the signature is over what arrived, so the stream goes to the handler untouched,
      // which reads no more of it than the size limit.
      WebhookResponse answer =
          handler.handle(exchange.getRequestHeaders()::getFirst, exchange.getRequestBody());
      exchange.sendResponseHeaders(answer.status(), -1);
    }
  }

  private static WebhookHandler kanvo(String secret, Consumer<String> out) {
    return WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KANVO, secret))
        .on(KanvoEventType.RECORD_CREATED, e -> out.accept("new record " + e.data().path("id")))
        .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
        .build();
  }

  private static WebhookHandler bolsivo(String secret, Consumer<String> out) {
    return WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, secret))
        .on(BolsivoEvent.LeadStatusChanged.class, e -> mirror(e, out))
        .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
        .build();
  }

  private static void mirror(BolsivoEvent.LeadStatusChanged change, Consumer<String> out) {
    out.accept("lead " + change.leadId() + " is now " + change.newStatus());
    if (WebhookLeadStatus.CLOSED_WON.equals(change.newStatus())) {
      out.accept("create the customer " + change.businessName());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }
}
