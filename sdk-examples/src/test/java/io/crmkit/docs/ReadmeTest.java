package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  private static KolvaClientCreate client() {
    return KolvaClientCreate.builder().put("name", "Bakery Martin").build();
  }
}
