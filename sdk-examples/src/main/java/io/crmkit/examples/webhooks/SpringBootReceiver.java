package io.crmkit.examples.webhooks;

import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookVerifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Bolsivo's qualified leads as records, in Spring Boot.
 *
 * <p>Run it with the endpoint's secret in {@code BOLSIVO_WEBHOOK_SECRET}; it listens on port 8080.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringBootReceiver {

  public static void main(String[] args) {
    SpringApplication.run(SpringBootReceiver.class, args);
  }

  /** Where the leads go; yours is a database or the client of your CRM. */
  static final class Leads {
    private final List<String> names = new CopyOnWriteArrayList<>();

    void add(BolsivoEvent.LeadQualified lead) {
      names.add(lead.businessName() + " (" + lead.score() + ")");
    }

    List<String> names() {
      return List.copyOf(names);
    }
  }

  @Bean
  Leads leads() {
    return new Leads();
  }

  @Bean
  WebhookHandler bolsivo(@Value("${BOLSIVO_WEBHOOK_SECRET}") String secret, Leads leads) {
    return WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, secret))
        .on(BolsivoEvent.LeadQualified.class, leads::add)
        .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
        .build();
  }

  @RestController
  static final class Endpoint {
    private final WebhookHandler handler;

    Endpoint(WebhookHandler handler) {
      this.handler = handler;
    }

    // Raw bytes: byte[] is the body as it arrived. With a String, a Map or an object of yours here,
    // Spring has decoded the body, and no way leads back to the bytes that were signed.
    @PostMapping("/webhooks/bolsivo")
    ResponseEntity<String> receive(
        @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
      byte[] received = body == null ? new byte[0] : body;
      WebhookResponse answer = handler.handle(headers::getFirst, received);
      // The words say what was wrong, to whoever tries it with curl, and hold no secret.
      return ResponseEntity.status(answer.status()).body(answer.message());
    }
  }
}
