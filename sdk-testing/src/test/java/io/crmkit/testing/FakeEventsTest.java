package io.crmkit.testing;

import static io.crmkit.testing.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLeadStatus;
import io.crmkit.bolsivo.BolsivoWebhookCreate;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoCreatedWebhook;
import io.crmkit.kanvo.KanvoWebhookCreate;
import io.crmkit.webhooks.KanvoEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which change of which fake is which event, and receivers that register by the fake's API. */
class FakeEventsTest {
  private static final String SECRET = "whsec_test";

  private final Receiver receiver = new Receiver(request -> status(200));

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void kanvoTellsOfARecordThatIsCreatedInAStageTwice() throws IOException {
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.deliverTo(receiver.url(), SECRET);

      JsonNode record =
          new KanvoCaller(fake)
              .createRecord(
                  "{\"type\": \"lead\", \"title\": \"Smith Residence\","
                      + " \"pipeline\": \"main-sales\", \"stage\": \"new\"}");

      assertThat(eventsOf(fake)).containsExactly("record.created", "pipeline.stage_changed");
      ReceivedRequest request = receiver.requests().get(0);
      KanvoEvent event =
          (KanvoEvent)
              WebhookVerifier.of(WebhookProvider.KANVO, SECRET)
                  .verify(request.bodyBytes(), request.header("X-Kanvo-Signature").orElseThrow());
      assertThat(event.workspaceId()).isEqualTo("ws_fake");
      assertThat(event.timestamp()).isPresent();
      assertThat(event.data().path("id")).isEqualTo(record.path("id"));
      assertThat(event.data().properties())
          .extracting(Map.Entry::getKey)
          .containsExactlyInAnyOrder(
              "id", "title", "object_type_id", "stage_id", "assignee_id", "data", "created_at");
    }
  }

  @Test
  void kanvoTellsOfEveryChangeOfARecord() throws IOException {
    try (FakeKanvo fake = FakeKanvo.start()) {
      KanvoCaller kanvo = new KanvoCaller(fake);
      String stage = "{\"stage_id\": \"" + kanvo.stageId("won") + "\"}";
      fake.deliverTo(receiver.url(), SECRET);

      String path = "/records/" + kanvo.createRecord("{\"type\": \"lead\"}").path("id").asText();
      kanvo.patch(path, "{\"title\": \"Doe Residence\"}");
      kanvo.patch(path, stage);
      kanvo.patch(path, stage);
      kanvo.delete(path);

      assertThat(eventsOf(fake))
          .containsExactly(
              "record.created",
              "record.updated",
              "record.updated",
              "pipeline.stage_changed",
              "record.updated",
              "record.deleted");
    }
  }

  @Test
  void kanvoTellsOfEveryChangeOfATask() throws IOException {
    try (FakeKanvo fake = FakeKanvo.start()) {
      KanvoCaller kanvo = new KanvoCaller(fake);
      fake.deliverTo(receiver.url(), SECRET);

      String path =
          "/records/tasks/" + kanvo.createTask("{\"title\": \"Call\"}").path("id").asText();
      kanvo.patch(path, "{\"completed\": true}");
      kanvo.patch(path, "{\"completed\": true}");
      kanvo.delete(path);

      assertThat(eventsOf(fake))
          .containsExactly(
              "task.created", "task.updated", "task.completed", "task.updated", "task.deleted");
    }
  }

  @Test
  void kanvoSendsWhatIsRegisteredForProductionToTheReceiverOfATest() {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo = fake.client()) {
      fake.webhooks().forward("https://example.com/webhooks", receiver.url());
      KanvoCreatedWebhook webhook =
          kanvo
              .webhooks()
              .create(
                  KanvoWebhookCreate.builder("https://example.com/webhooks")
                      .events("task.created", "record.created")
                      .build());

      kanvo.request("POST", "records", Map.of(), Map.of("type", "lead"));

      assertThat(eventsOf(fake)).containsExactly("record.created");
      ReceivedRequest request = receiver.requests().get(0);
      assertThat(
              WebhookVerifier.of(WebhookProvider.KANVO, webhook.secret())
                  .isValid(request.bodyBytes(), request.header("X-Kanvo-Signature").orElseThrow()))
          .isTrue();
      assertThat(kanvo.webhooks().list().get(0).lastStatus()).isEqualTo(200);

      kanvo.webhooks().delete(webhook.id());
      kanvo.request("POST", "records", Map.of(), Map.of("type", "lead"));
      assertThat(eventsOf(fake)).hasSize(1);
    }
  }

  @Test
  void kanvoTakesPlainHttpOnThisMachineWhenToldSo() throws IOException {
    String webhook = "{\"url\": \"%s\", \"events\": [\"task.created\"]}".formatted(receiver.url());
    try (FakeKanvo fake = FakeKanvo.start()) {
      KanvoCaller kanvo = new KanvoCaller(fake);
      assertThat(kanvo.post("/webhooks", webhook).status()).isEqualTo(400);

      fake.webhooks().allowHttp();
      String elsewhere = webhook.replace("127.0.0.1", "example.com");
      assertThat(kanvo.post("/webhooks", elsewhere).status()).isEqualTo(400);
      String noPort = webhook.replaceFirst(":[0-9]+/", ":99999/");
      assertThat(kanvo.post("/webhooks", noPort).status()).isEqualTo(400);
      assertThat(kanvo.post("/webhooks", webhook).status()).isEqualTo(200);

      kanvo.createTask("{\"title\": \"Call\"}");
      assertThat(eventsOf(fake)).containsExactly("task.created");
    }
  }

  @Test
  void neverCallsAnotherMachineThatARequestRegistered() throws IOException {
    try (FakeKanvo fake = FakeKanvo.start()) {
      KanvoCaller kanvo = new KanvoCaller(fake);
      kanvo.post(
          "/webhooks", "{\"url\": \"https://crm.invalid/hooks\", \"events\": [\"task.created\"]}");

      kanvo.createTask("{\"title\": \"Call\"}");

      assertThat(fake.webhooks().deliveries()).isEmpty();
      assertThat(kanvo.get("/webhooks").data().path(0).path("last_status").isNull()).isTrue();
    }
  }

  @Test
  void kolvaTellsOfClientsContactsDealsAndVisits() throws IOException {
    try (FakeKolva fake = FakeKolva.start()) {
      KanvoCaller kolva = new KanvoCaller(fake);
      fake.deliverTo(receiver.url(), SECRET);

      String client = idOf(kolva.post("/clients", "{\"name\": \"Acme\"}"));
      String of = "{\"client_id\": \"" + client + "\"";
      kolva.put("/clients/" + client, "{\"name\": \"Acme Ltd\"}");
      String contact = idOf(kolva.post("/contacts", of + "}"));
      kolva.put("/contacts/" + contact, of + ", \"name\": \"Ada\"}");
      String deal = idOf(kolva.post("/deals", of + "}"));
      kolva.put("/deals/" + deal, "{\"status\": \"won\"}");
      String visit = idOf(kolva.post("/visits", of + "}"));
      kolva.put("/visits/" + visit, "{\"type\": \"follow-up\"}");
      kolva.put("/visits/" + visit, "{\"status\": \"completed\"}");

      assertThat(eventsOf(fake))
          .containsExactly(
              "client_created",
              "client_updated",
              "contact_updated",
              "deal_created",
              "deal_updated",
              "visit_completed");
    }
  }

  @Test
  void kaiVoxTellsOfAppointmentsCustomersAndCalls() throws IOException {
    try (FakeKaiVox fake = FakeKaiVox.start()) {
      KanvoCaller kaiVox = new KanvoCaller(fake);
      fake.deliverTo(receiver.url(), SECRET);

      String customer = idOf(kaiVox.post("/customers", "{\"name\": \"Ada\"}"));
      String service = kaiVox.get("/services").data().path(0).path("id").asText();
      ObjectNode appointment = Json.object();
      appointment.put("customer_id", Integer.parseInt(customer));
      appointment.put("service_id", Integer.parseInt(service));
      appointment.put("appointment_date", "2026-06-30").put("appointment_time", "09:00");
      String id = idOf(kaiVox.post("/appointments", appointment.toString()));
      kaiVox.delete("/appointments/" + id);
      kaiVox.delete("/appointments/" + id);
      fake.addCall("Hello?", "positive");

      assertThat(eventsOf(fake))
          .containsExactly(
              "customer.created", "appointment.booked", "appointment.cancelled", "call.completed");
    }
  }

  @Test
  void kaiVoxTellsOfAnAppointmentThatAChangeOfItsFieldsCancels() throws IOException {
    try (FakeKaiVox fake = FakeKaiVox.start()) {
      KanvoCaller kaiVox = new KanvoCaller(fake);
      fake.seed(1);
      String path = "/appointments/" + kaiVox.get("/appointments").data().path(0).path("id");
      kaiVox.patch(path, "{\"status\": \"scheduled\"}");
      fake.deliverTo(receiver.url(), SECRET);

      kaiVox.patch(path, "{\"notes\": \"late\"}");
      kaiVox.patch(path, "{\"status\": \"cancelled\"}");
      kaiVox.patch(path, "{\"notes\": \"ill\"}");

      assertThat(eventsOf(fake)).containsExactly("appointment.cancelled");
    }
  }

  @Test
  void bolsivoCallsAReceiverThatItsClientRegistered() {
    try (FakeBolsivo fake = FakeBolsivo.start();
        BolsivoClient bolsivo = fake.client()) {
      fake.webhooks().forward("https://example.com/hooks", receiver.url());
      bolsivo
          .webhooks()
          .create(
              BolsivoWebhookCreate.builder()
                  .name("CRM")
                  .targetUrl("https://example.com/hooks")
                  .eventTypes("lead.status_changed")
                  .build());

      fake.moveLead(fake.addLead("Sunrise Office Park", 82), BolsivoLeadStatus.QUALIFIED);

      assertThat(eventsOf(fake)).containsExactly("lead.status_changed");
      JsonNode event = receiver.requests().get(0).bodyJson();
      assertThat(event.path("previous_status").textValue()).isEqualTo("new");
      assertThat(event.path("new_status").textValue()).isEqualTo("qualified");
    }
  }

  private static List<String> eventsOf(FakeProvider fake) {
    return fake.webhooks().deliveries().stream().map(WebhookLogEntry::event).toList();
  }

  private static String idOf(KanvoCaller.Reply reply) {
    return reply.data().path("id").asText();
  }
}
