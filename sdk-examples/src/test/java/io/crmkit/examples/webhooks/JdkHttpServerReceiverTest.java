package io.crmkit.examples.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkHttpServerReceiverTest {
  private static final String KANVO_SECRET = "whsec_kanvo";
  private static final String BOLSIVO_SECRET = "whsec_bolsivo";

  private final List<String> out = new CopyOnWriteArrayList<>();
  private JdkHttpServerReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = JdkHttpServerReceiver.start(0, KANVO_SECRET, BOLSIVO_SECRET, out::add);
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void handlesGenuineDeliveriesOfBothProviders() throws Exception {
    assertThat(kanvo().send("{\"event\":\"record.created\",\"data\":{\"id\":\"b3e1\"}}"))
        .isEqualTo(200);
    assertThat(bolsivo().send(closedWon("Café Zoë"))).isEqualTo(200);

    assertThat(out)
        .containsExactly(
            "new record \"b3e1\"", "lead lead_1 is now closed_won", "create the customer Café Zoë");
  }

  @Test
  void handlesARepeatedDeliveryOnce() throws Exception {
    Delivery delivery = kanvo();
    String body = "{\"event\":\"record.created\",\"data\":{\"id\":\"b3e1\"}}";

    assertThat(delivery.send(body)).isEqualTo(200);
    assertThat(delivery.send(body)).isEqualTo(200);
    assertThat(out).hasSize(1);
  }

  @Test
  void refusesForgedDeliveries() throws Exception {
    byte[] body = "{\"event\":\"record.created\"}".getBytes(UTF_8);
    String forged = WebhookSigner.of(WebhookProvider.KANVO, "guessed").sign(body);

    assertThat(kanvo().send(body, forged)).isEqualTo(403);
    assertThat(kanvo().send(body, "sha256=zz")).isEqualTo(403);
    assertThat(kanvo().sendUnsigned("{}")).isEqualTo(403);
    assertThat(out).isEmpty();
  }

  @Test
  void refusesADeliveryToTheOtherProvidersEndpoint() throws Exception {
    Delivery crossed =
        new Delivery(WebhookProvider.BOLSIVO, BOLSIVO_SECRET, receiver.port(), "/webhooks/kanvo");

    assertThat(crossed.send(closedWon("x"))).isEqualTo(403);
  }

  @Test
  void refusesWhatIsNoJsonObjectOrTooLarge() throws Exception {
    assertThat(kanvo().send("[]")).isEqualTo(400);
    assertThat(kanvo().send("{}" + " ".repeat(1_048_575))).isEqualTo(413);
  }

  private static String closedWon(String name) {
    return "{\"event\":\"lead.status_changed\",\"lead_id\":\"lead_1\",\"business_name\":\""
        + name
        + "\",\"previous_status\":\"meeting\",\"new_status\":\"closed_won\"}";
  }

  private Delivery kanvo() {
    return new Delivery(WebhookProvider.KANVO, KANVO_SECRET, receiver.port(), "/webhooks/kanvo");
  }

  private Delivery bolsivo() {
    return new Delivery(
        WebhookProvider.BOLSIVO, BOLSIVO_SECRET, receiver.port(), "/webhooks/bolsivo");
  }
}
