package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.KanvoEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries to a Spring Boot application on its own web server. */
class WebhookEndpointsTest {
  private static final String SECRET = "whsec_bolsivo";

  private static byte[] qualified(String name) {
    return """
        {"event": "lead.qualified", "org_id": "org_1", "lead_id": "lead_1",
         "business_name": "%s", "score": 87, "timestamp": "2026-06-17T14:20:00Z"}
        """
        .formatted(name)
        .getBytes(StandardCharsets.UTF_8);
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @WebhookListener(BolsivoEvent.LeadQualified.class)
    void qualified(BolsivoEvent.LeadQualified lead) {
      heard.add(lead.businessName() + " " + lead.score());
    }

    @WebhookListener(BolsivoEvent.EmailSent.class)
    void refuse() throws Exception {
      throw new Exception("the database is away");
    }

    @Bean
    DuplicateFilter duplicates() {
      return DuplicateFilter.inMemory(Duration.ofHours(2));
    }

    @Bean
    Page page() {
      return new Page();
    }
  }

  @RestController
  static class Page {
    record Greeting(String text) {}

    @GetMapping("/greeting")
    Greeting greeting() {
      return new Greeting("grüß Gott");
    }
  }

  private static final Map<String, String> CONFIGURED =
      Map.of(
          "crmkit.webhooks.bolsivo.path", "/webhooks/bolsivo",
          "crmkit.webhooks.bolsivo.secret", SECRET,
          "crmkit.webhooks.bolsivo.previous-secrets", "whsec_old");

  private static RunningApplication application;

  @BeforeAll
  static void start() {
    application = RunningApplication.of(Application.class, CONFIGURED);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static List<String> heard() {
    return application.bean(Application.class).heard;
  }

  private static int deliver(RunningApplication application, String secret, byte[] body) {
    return deliver(application, secret, body, "application/json");
  }

  private static int deliver(
      RunningApplication application, String secret, byte[] body, String contentType) {
    String signature = WebhookSigner.of(WebhookProvider.BOLSIVO, secret).sign(body);
    return application.post(
        "/webhooks/bolsivo",
        body,
        Map.of("X-Bolsivo-Signature", signature, "Content-Type", contentType));
  }

  @Test
  void aGenuineDeliveryReachesItsMethodOnce() {
    byte[] body = qualified("Müller GmbH");

    assertThat(deliver(application, SECRET, body)).isEqualTo(200);
    assertThat(deliver(application, SECRET, body)).isEqualTo(200);

    assertThat(heard()).containsOnlyOnce("Müller GmbH 87");
  }

  @Test
  void aBodyThatCallsItselfAFormIsReadAsItArrived() {
    byte[] body = qualified("A form");

    assertThat(deliver(application, SECRET, body, "application/x-www-form-urlencoded"))
        .isEqualTo(200);

    assertThat(heard()).contains("A form 87");
  }

  @Test
  void aPreviousSecretIsAccepted() {
    assertThat(deliver(application, "whsec_old", qualified("Old"))).isEqualTo(200);
  }

  @Test
  void aForgedDeliveryIs403AndReachesNothing() {
    assertThat(deliver(application, "guessed", qualified("Forged"))).isEqualTo(403);
    assertThat(application.post("/webhooks/bolsivo", qualified("Forged"), Map.of())).isEqualTo(403);

    assertThat(heard()).doesNotContain("Forged 87");
  }

  @Test
  void anythingButAPostIs405() {
    assertThat(application.get("/webhooks/bolsivo").statusCode()).isEqualTo(405);
  }

  @Test
  void aMethodThatThrowsAsksForTheDeliveryAgain() {
    byte[] body = "{\"event\": \"email.sent\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(deliver(application, SECRET, body)).isEqualTo(500);
  }

  @Test
  void theFrameworksOwnJsonWorksBesideOurs() {
    assertThat(application.get("/greeting").body()).isEqualTo("{\"text\":\"grüß Gott\"}");
  }

  @Test
  void worksWhereBeansAreLazy() {
    Map<String, String> lazy = new HashMap<>(CONFIGURED);
    lazy.put("spring.main.lazy-initialization", "true");
    try (RunningApplication sleepy = RunningApplication.of(Application.class, lazy)) {
      assertThat(deliver(sleepy, SECRET, qualified("Lazy"))).isEqualTo(200);
    }
  }

  @Test
  void anEventOlderThanTheSetAgeIs403() {
    byte[] old =
        "{\"event\":\"lead.qualified\",\"timestamp\":\"2001-01-01T00:00:00Z\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(deliver(application, SECRET, old)).isEqualTo(200);

    Map<String, String> strict = new HashMap<>(CONFIGURED);
    strict.put("crmkit.webhooks.bolsivo.max-age", "1h");
    try (RunningApplication other = RunningApplication.of(Application.class, strict)) {
      assertThat(deliver(other, SECRET, old)).isEqualTo(403);
    }
  }

  @Test
  void aPathWithoutASecretEndsTheStart() {
    assertThatThrownBy(
            () ->
                RunningApplication.of(
                    Application.class, Map.of("crmkit.webhooks.bolsivo.path", "/hook")))
        .hasMessage(
            "crmkit.webhooks.bolsivo.path is set, but not its secret: set crmkit.webhooks.bolsivo.secret");
  }

  @Test
  void aMethodWhoseEventNoEndpointReceivesEndsTheStart() {
    assertThatThrownBy(() -> RunningApplication.of(KanvoListening.class, CONFIGURED))
        .hasMessageContaining("KanvoListening.changed(")
        .hasMessageEndingWith(
            "listens to KanvoEvent, but no endpoint receives it: set crmkit.webhooks.….path and secret of its provider");
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class KanvoListening {
    @WebhookListener(KanvoEvent.class)
    void changed(KanvoEvent event) {}
  }

  @Test
  void aMethodThatCannotTakeItsEventEndsTheStart() {
    assertThatThrownBy(() -> RunningApplication.of(Misfit.class, CONFIGURED))
        .hasMessageStartingWith(
            "@WebhookListener(LeadQualified) needs a method with that event as its only parameter, or with none: ");
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Misfit {
    @WebhookListener(BolsivoEvent.LeadQualified.class)
    void qualified(BolsivoEvent.EmailSent other) {}
  }
}
