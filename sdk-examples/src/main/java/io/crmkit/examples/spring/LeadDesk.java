package io.crmkit.examples.spring;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Bolsivo's qualified leads become records of Kanvo.
 *
 * <p>Run it with {@code CRMKIT_KANVO_API_KEY} and {@code CRMKIT_WEBHOOKS_BOLSIVO_SECRET} in the
 * environment; it listens on port 8080.
 */
@SpringBootApplication
public class LeadDesk {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(LeadDesk.class);
    application.setDefaultProperties(Map.of("crmkit.webhooks.bolsivo.path", "/webhooks/bolsivo"));
    application.run(args);
  }
}
