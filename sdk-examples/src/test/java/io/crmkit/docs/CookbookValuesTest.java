package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.kaivox.KaiVoxAppointment;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoTask;
import io.crmkit.kanvo.KanvoTaskCreate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.kolva.KolvaDeal;
import io.crmkit.kolva.KolvaDealCreate;
import io.crmkit.kolva.KolvaVisit;
import io.crmkit.kolva.KolvaVisitCreate;
import io.crmkit.kolva.KolvaVisitUpdate;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cookbook's recipes for what fields hold. */
class CookbookValuesTest {
  @RegisterExtension static final FakeKanvo fakeKanvo = FakeKanvo.create();
  @RegisterExtension static final FakeKolva fakeKolva = FakeKolva.create();
  @RegisterExtension static final FakeKaiVox fakeKaiVox = FakeKaiVox.create();

  @Test
  void money() {
    try (KolvaClient kolva = fakeKolva.client()) {
      String clientId =
          kolva.clients().create(KolvaClientCreate.builder().put("name", "Bakery").build()).id();

      // tag::money
      KolvaDeal deal =
          kolva
              .deals()
              .create(
                  KolvaDealCreate.builder(clientId)
                      .totalHt(new BigDecimal("1500.00")) // a text: 0.1 as a double is not 0.1
                      .currency("EUR")
                      .build());

      Map<String, BigDecimal> totals =
          kolva.deals().list().stream()
              .filter(d -> d.currency() != null && d.totalHt() != null)
              .collect(
                  Collectors.groupingBy(
                      KolvaDeal::currency,
                      Collectors.reducing(BigDecimal.ZERO, KolvaDeal::totalHt, BigDecimal::add)));
      // end::money

      assertThat(deal.totalHt()).isEqualTo(new BigDecimal("1500.00"));
      assertThat(totals).containsExactly(Map.entry("EUR", new BigDecimal("1500.00")));
    }
  }

  @Test
  void aNumberInACustomFieldKeepsItsDigits() {
    try (KanvoClient kanvo = fakeKanvo.client()) {
      BigDecimal amount = new BigDecimal("10.50");

      KanvoRecord lead =
          kanvo.records().create(KanvoRecordCreate.builder("lead").data("amount", amount).build());

      assertThat(lead.data().get("amount").decimalValue()).isEqualTo(amount);
    }
  }

  @Test
  void dates() {
    fakeKaiVox.seed(1);
    try (KanvoClient kanvo = fakeKanvo.client();
        KaiVoxClient kaivox = fakeKaiVox.client()) {
      KaiVoxAppointment appointment = kaivox.appointments().list().iterator().next();

      // tag::dates
      ZoneId shop = ZoneId.of("Europe/Paris"); // where the business is: KaiVox does not say

      LocalDate inAWeek = LocalDate.now(shop).plusDays(7);
      KanvoTask task =
          kanvo.tasks().create(KanvoTaskCreate.builder("Call back").dueDate(inAWeek).build());
      ZonedDateTime created = task.createdAt().atZone(shop);

      ZonedDateTime begins =
          LocalDateTime.of(appointment.appointmentDate(), appointment.appointmentTime())
              .atZone(shop);
      // end::dates

      assertThat(task.dueDate()).isEqualTo(inAWeek);
      assertThat(created.toInstant()).isEqualTo(task.createdAt());
      assertThat(begins.toLocalDate()).isEqualTo(appointment.appointmentDate());
    }
  }

  // tag::lead-data
  record LeadData(String phone, Integer budget) {}

  // end::lead-data

  @Test
  void customFieldsOfARecord() {
    try (KanvoClient kanvo = fakeKanvo.client()) {
      // tag::custom-fields
      KanvoRecord lead =
          kanvo
              .records()
              .create(
                  KanvoRecordCreate.builder("lead")
                      .data("phone", "555-999-0001")
                      .data("budget", 12000)
                      .build());

      String phone = lead.data().get("phone").asText(); // one field
      LeadData data = lead.dataAs(LeadData.class); // all that LeadData knows
      kanvo.records().mergeData(lead.id(), Map.of("budget", 15000)); // one changed, others kept
      // end::custom-fields

      assertThat(phone).isEqualTo("555-999-0001");
      assertThat(data).isEqualTo(new LeadData("555-999-0001", 12000));
      assertThat(kanvo.records().get(lead.id()).dataAs(LeadData.class))
          .isEqualTo(new LeadData("555-999-0001", 15000));
    }
  }

  @Test
  void fieldsThatNobodyDocuments() {
    try (KolvaClient kolva = fakeKolva.client()) {
      String clientId =
          kolva.clients().create(KolvaClientCreate.builder().put("name", "Bakery").build()).id();
      String visitId =
          kolva
              .visits()
              .create(
                  KolvaVisitCreate.builder(clientId)
                      .commercialId("rep_1")
                      .plannedDate(LocalDate.of(2026, 3, 15))
                      .type("visit")
                      .build())
              .id();

      // tag::undocumented-fields
      KolvaVisit visit =
          kolva
              .visits()
              .update(
                  visitId,
                  KolvaVisitUpdate.from(kolva.visits().get(visitId)) // all that was read
                      .put("check_in_at", "2026-03-15T09:30:00Z")
                      .build());

      JsonNode checkIn = visit.additionalProperties().get("check_in_at");
      // end::undocumented-fields

      assertThat(checkIn.asText()).isEqualTo("2026-03-15T09:30:00Z");
      assertThat(visit.commercialId()).isEqualTo("rep_1");
    }
  }

  // tag::as-received
  interface AsReceived {
    @JsonAnyGetter
    Map<String, JsonNode> additionalProperties();
  }

  // end::as-received

  @Test
  void modelsAsJson() throws Exception {
    try (KanvoClient kanvo = fakeKanvo.client()) {
      KanvoRecord lead =
          kanvo
              .records()
              .create(KanvoRecordCreate.builder("lead").title("Smith").data("floors", 2).build());

      // tag::models-as-json
      JsonMapper mapper =
          JsonMapper.builder()
              .addModule(new JavaTimeModule())
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .defaultPropertyInclusion(
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
              .addMixIn(Record.class, AsReceived.class) // all models are records
              .build();
      String json = mapper.writeValueAsString(lead);
      // end::models-as-json

      JsonNode raw = kanvo.request("GET", "records/" + lead.id(), Map.of(), null).path("data");
      assertThat(mapper.readTree(json)).isEqualTo(withoutNulls(raw));
    }
  }

  private static JsonNode withoutNulls(JsonNode object) {
    ObjectNode copy = object.deepCopy();
    copy.properties().removeIf(field -> field.getValue().isNull());
    return copy;
  }
}
