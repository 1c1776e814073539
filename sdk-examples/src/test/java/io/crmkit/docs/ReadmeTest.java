package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLead;
import io.crmkit.kaivox.KaiVoxAppointment;
import io.crmkit.kaivox.KaiVoxAppointmentCreate;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kanvo.KanvoTask;
import io.crmkit.kanvo.KanvoTaskCreate;
import io.crmkit.kanvo.KanvoTaskUpdate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.kolva.KolvaDeal;
import io.crmkit.kolva.KolvaDealCreate;
import io.crmkit.testing.FakeBolsivo;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.SampleEvents;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.BolsivoEventType;
import io.crmkit.webhooks.KaiVoxEvent;
import io.crmkit.webhooks.KaiVoxEventType;
import io.crmkit.webhooks.KanvoEvent;
import io.crmkit.webhooks.KanvoEventType;
import io.crmkit.webhooks.KolvaEvent;
import io.crmkit.webhooks.KolvaEventType;
import io.crmkit.webhooks.KolveraEvent;
import io.crmkit.webhooks.KolveraEventType;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookEventType;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows of each client, beside its three first programs. */
class ReadmeTest {
  @RegisterExtension static final FakeKanvo fakeKanvo = FakeKanvo.create();
  @RegisterExtension static final FakeKolva fakeKolva = FakeKolva.create();
  @RegisterExtension static final FakeKaiVox fakeKaiVox = FakeKaiVox.create();
  @RegisterExtension static final FakeBolsivo fakeBolsivo = FakeBolsivo.create();

  @Test
  void theOtherClients() {
    fakeKaiVox.seed(3);
    fakeBolsivo.seed(2);
    try (KolvaClient kolva = fakeKolva.client();
        KaiVoxClient kaivox = fakeKaiVox.client();
        BolsivoClient bolsivo = fakeBolsivo.client()) {
      String clientId = kolva.clients().create(client()).id();
      String customerId = kaivox.customers().list().firstPage().items().get(0).id();
      String serviceId = kaivox.services().list().firstPage().items().get(0).id();

      // tag::clients
      KolvaDeal deal =
          kolva
              .deals()
              .create(
                  KolvaDealCreate.builder(clientId)
                      .totalHt(new BigDecimal("1500.00"))
                      .currency("EUR")
                      .build());

      KaiVoxAppointment visit =
          kaivox
              .appointments()
              .create(
                  KaiVoxAppointmentCreate.builder()
                      .customerId(customerId)
                      .serviceId(serviceId)
                      .appointmentDate(LocalDate.of(2026, 7, 1))
                      .appointmentTime(LocalTime.of(9, 30))
                      .build());

      for (BolsivoLead lead : bolsivo.leads().list()) {
        System.out.println(lead.businessName() + ": " + lead.status());
      }
      // end::clients

      assertThat(deal.totalHt()).isEqualTo(new BigDecimal("1500.00"));
      assertThat(visit.appointmentTime()).isEqualTo("09:30");
      assertThat(fakeBolsivo.requests()).hasSize(1);
    }
  }

  @Test
  void clearsAField() {
    try (KanvoClient kanvo = fakeKanvo.client()) {
      KanvoRecord record =
          kanvo
              .records()
              .create(
                  KanvoRecordCreate.builder("lead")
                      .assigneeId("3f2b8c1e-7d4a-4e6b-9a53-0c1d2e3f4a5b")
                      .build());
      KanvoTask task =
          kanvo
              .tasks()
              .create(KanvoTaskCreate.builder("Call").dueDate(LocalDate.of(2026, 7, 1)).build());
      String recordId = record.id();
      String taskId = task.id();

      // tag::clearing
      kanvo.records().update(recordId, KanvoRecordUpdate.builder().assigneeId(null).build());
      kanvo.tasks().update(taskId, KanvoTaskUpdate.builder().put("due_date", null).build());
      // end::clearing

      assertThat(kanvo.records().get(recordId).assigneeId()).isNull();
      assertThat(kanvo.tasks().get(taskId).dueDate()).isNull();
    }
  }

  @Test
  void verifiesOnly() {
    String secret = "whsec_test";
    byte[] body = bytes(SampleEvents.kanvoRecordCreated());
    String header = WebhookSigner.of(WebhookProvider.KANVO, secret).sign(body);

    // tag::verify
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, secret);
    boolean genuine = verifier.isValid(body, header); // never throws, whatever the header holds
    WebhookEvent event =
        verifier.verify(body, header); // or InvalidSignatureException, UnreadableEventException
    // end::verify

    assertThat(genuine).isTrue();
    assertThat(event).isInstanceOf(KanvoEvent.class);
  }

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of(KanvoEventType.RECORD_CREATED, KanvoEvent.class, 13),
        Arguments.of(KolvaEventType.DEAL_CREATED, KolvaEvent.class, 8),
        Arguments.of(KolveraEventType.MEETING_BOOKED, KolveraEvent.class, 14),
        Arguments.of(KaiVoxEventType.CALL_MISSED, KaiVoxEvent.class, 5),
        Arguments.of(BolsivoEventType.LEAD_QUALIFIED, BolsivoEvent.LeadQualified.class, 3));
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsTheEventsOfFiveProviders(WebhookEventType<?> type, Class<?> readAs, int events) {
    WebhookProvider provider = type.provider();
    byte[] body = bytes(SampleEvents.of(type));
    String header = WebhookSigner.of(provider, "whsec_test").sign(body);

    assertThat(WebhookVerifier.of(provider, "whsec_test").verify(body, header))
        .isInstanceOf(readAs);
    assertThat(type.getClass().getEnumConstants()).hasSize(events);
    assertThat(DocsPage.read("README.md").text())
        .contains("| `%s` | %s | `".formatted(provider, Integer.toString(events)));
  }

  private static byte[] bytes(JsonNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static KolvaClientCreate client() {
    return KolvaClientCreate.builder().put("name", "Bakery Martin").build();
  }
}
