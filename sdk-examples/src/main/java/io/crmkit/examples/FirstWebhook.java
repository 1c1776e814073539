package io.crmkit.examples;

// tag::first-webhook
import com.sun.net.httpserver.HttpServer;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

// end::first-webhook

/** The README's receiver. Needs BOLSIVO_WEBHOOK_SECRET, and listens on port 8080. */
// tag::first-webhook
public class FirstWebhook {
  public static void main(String[] args) throws IOException {
    start(8080, System.getenv("BOLSIVO_WEBHOOK_SECRET"));
  }

  static HttpServer start(int port, String secret) throws IOException {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, secret))
            .on(
                BolsivoEvent.LeadQualified.class,
                lead -> System.out.println(lead.businessName() + ", score " + lead.score()))
            .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
            .build();

    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext(
        "/webhooks/bolsivo",
        exchange -> {
          try (exchange) {
            WebhookResponse response =
                handler.handle(exchange.getRequestHeaders()::getFirst, exchange.getRequestBody());
            exchange.sendResponseHeaders(response.status(), -1);
          }
        });
    server.start();
    return server;
  }
}
// end::first-webhook
