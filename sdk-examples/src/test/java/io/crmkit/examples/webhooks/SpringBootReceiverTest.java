package io.crmkit.examples.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

class SpringBootReceiverTest {
  private static final String SECRET = "whsec_spring";

  private ServletWebServerApplicationContext spring;
  private Delivery bolsivo;

  @BeforeEach
  void start() {
    spring =
        (ServletWebServerApplicationContext)
            SpringApplication.run(
                SpringBootReceiver.class,
                "--server.port=0",
                "--BOLSIVO_WEBHOOK_SECRET=" + SECRET,
                "--spring.main.banner-mode=off",
                "--logging.level.root=off");
    int port = spring.getWebServer().getPort();
    bolsivo = new Delivery(WebhookProvider.BOLSIVO, SECRET, port, "/webhooks/bolsivo");
  }

  @AfterEach
  void stop() {
    spring.close();
  }

  @Test
  void handlesGenuineDeliveriesOnceAndRefusesTheRest() throws Exception {
    // Spaces, an escape and a character beyond ASCII: a body that no JSON library writes again.
    String lead =
        "{ \"event\" : \"lead.qualified\", \"business_name\":\"Caf\\u00e9 Zoë\", \"score\":82 }\r\n";

    assertThat(bolsivo.send(lead)).isEqualTo(200);
    assertThat(bolsivo.send(lead)).isEqualTo(200);
    assertThat(bolsivo.send("{\"event\":\"lead.archived\"}")).isEqualTo(200);
    assertThat(bolsivo.send("[]")).isEqualTo(400);
    assertThat(bolsivo.send("")).isEqualTo(400);
    assertThat(bolsivo.sendUnsigned(lead)).isEqualTo(403);
    assertThat(bolsivo.send(lead.strip().getBytes(UTF_8), signature(lead))).isEqualTo(403);

    assertThat(spring.getBean(SpringBootReceiver.Leads.class).names())
        .containsExactly("Café Zoë (82)");
  }

  @Test
  void saysThatAFormIsNoForgery() throws Exception {
    // Spring reads a form's parameters, and gives back what it would write of them.
    assertThat(bolsivo.sendAsForm("{\"event\": \"lead.qualified\"}"))
        .contains("the request says that it is a form");
  }

  private static String signature(String body) {
    return WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(body.getBytes(UTF_8));
  }
}
