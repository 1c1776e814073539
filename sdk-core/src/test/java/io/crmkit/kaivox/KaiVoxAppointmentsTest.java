package io.crmkit.kaivox;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import io.crmkit.DecodingException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each call of appointments() sends, and what it makes of the answer. */
class KaiVoxAppointmentsTest {
  private static final String APPOINTMENT =
      """
      {"success": true, "data": {"id": 12, "customer_id": 3, "service_id": "s-4", "staff_id": null,
        "appointment_date": "2026-03-15", "appointment_time": "09:30", "status": "rescheduled",
        "notes": "first visit", "source": "api", "duration": 45}}
      """;

  @RegisterExtension final KaiVoxServer kaivox = new KaiVoxServer();

  @Test
  void getsAnAppointmentWithIdsOfBothKinds() throws Exception {
    kaivox.answers(APPOINTMENT);

    KaiVoxAppointment appointment = kaivox.client().appointments().get("12");

    assertThat(appointment.id()).isEqualTo("12");
    assertThat(appointment.customerId()).isEqualTo("3");
    assertThat(appointment.serviceId()).isEqualTo("s-4");
    assertThat(appointment.staffId()).isNull();
    assertThat(appointment.appointmentDate()).isEqualTo(LocalDate.of(2026, 3, 15));
    assertThat(appointment.appointmentTime()).isEqualTo(LocalTime.of(9, 30));
    assertThat(appointment.status()).isEqualTo(new KaiVoxAppointmentStatus("rescheduled"));
    assertThat(appointment.notes()).isEqualTo("first visit");
    assertThat(appointment.source()).isEqualTo("api");
    assertThat(appointment.additionalProperties())
        .containsOnlyKeys("duration")
        .containsEntry("duration", IntNode.valueOf(45));
    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/appointments/12");
  }

  @Test
  void readsATimeWithSeconds() {
    kaivox.answers("{\"data\": {\"id\": 1, \"appointment_time\": \"09:30:00\"}}");

    assertThat(kaivox.client().appointments().get("1").appointmentTime())
        .isEqualTo(LocalTime.of(9, 30));
  }

  @Test
  void booksWithEveryDocumentedField() throws Exception {
    kaivox.answers(201, APPOINTMENT);

    kaivox
        .client()
        .appointments()
        .create(
            KaiVoxAppointmentCreate.builder()
                .customerId("3")
                .serviceId("s-4")
                .appointmentDate(LocalDate.of(2026, 3, 15))
                .appointmentTime(LocalTime.of(9, 0))
                .staffId("007")
                .notes("first visit")
                .source("website")
                .build());

    RecordedRequest request = kaivox.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/appointments");
    assertThat(body(request))
        .isEqualTo(
            "{\"customer_id\":3,\"service_id\":\"s-4\",\"appointment_date\":\"2026-03-15\","
                + "\"appointment_time\":\"09:00\",\"staff_id\":\"007\","
                + "\"notes\":\"first visit\",\"source\":\"website\"}");
  }

  @Test
  void takesDateAndTimeOfDayFromTheSameDateAndTime() {
    kaivox.answers(
        """
        {"success": true, "data": {"id": 12,
          "appointment_date": "2026-03-15T09:30:00", "appointment_time": "2026-03-15T09:30:00"}}
        """);

    KaiVoxAppointment appointment = kaivox.client().appointments().get("12");

    assertThat(appointment.appointmentDate()).isEqualTo(LocalDate.of(2026, 3, 15));
    assertThat(appointment.appointmentTime()).isEqualTo(LocalTime.of(9, 30));
  }

  @Test
  void refusesABookingWithoutWhatIsRequired() {
    assertThatThrownBy(() -> KaiVoxAppointmentCreate.builder().serviceId("4").notes("x").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "not set, but required by KaiVox: customer_id, appointment_date, appointment_time");
    assertThatThrownBy(() -> KaiVoxAppointmentCreate.builder().customerId(" "))
        .hasMessage("customerId is blank");
    assertThatThrownBy(
            () -> KaiVoxAppointmentCreate.builder().appointmentTime(LocalTime.of(9, 30, 15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("appointmentTime has seconds, and KaiVox takes hours and minutes: 09:30:15");
  }

  @Test
  void updatesTheGivenFieldsOnly() throws Exception {
    kaivox.answers(APPOINTMENT);

    kaivox
        .client()
        .appointments()
        .update(
            "12", KaiVoxAppointmentUpdate.builder().appointmentTime(LocalTime.of(14, 5)).build());

    RecordedRequest request = kaivox.request();
    assertThat(line(request)).isEqualTo("PATCH /api/v1/appointments/12");
    assertThat(body(request)).isEqualTo("{\"appointment_time\":\"14:05\"}");
    assertThatThrownBy(() -> KaiVoxAppointmentUpdate.builder().build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotDocumentedCanBePutBackUnharmed() throws Exception {
    kaivox.answers(APPOINTMENT).answers(APPOINTMENT);
    KaiVoxAppointments appointments = kaivox.client().appointments();

    KaiVoxAppointment read = appointments.get("12");
    appointments.update(
        "12", KaiVoxAppointmentUpdate.builder().putAll(read.additionalProperties()).build());

    kaivox.request();
    assertThat(body(kaivox.request())).isEqualTo("{\"duration\":45}");
  }

  @Test
  void changesTheStatus() throws Exception {
    kaivox.answers(APPOINTMENT);

    kaivox.client().appointments().updateStatus("12", KaiVoxAppointmentStatus.NO_SHOW);

    RecordedRequest request = kaivox.request();
    assertThat(line(request)).isEqualTo("PATCH /api/v1/appointments/12/status");
    assertThat(body(request)).isEqualTo("{\"status\":\"no_show\"}");
  }

  @Test
  void cancels() throws Exception {
    kaivox.answers("{\"success\": true, \"data\": null}");

    kaivox.client().appointments().cancel("12");

    assertThat(kaivox.nextLine()).isEqualTo("DELETE /api/v1/appointments/12");
  }

  @Test
  void listsWithEveryDocumentedFilter() throws Exception {
    kaivox.answers(
        """
        {"success": true, "data": [{"id": 1, "status": "scheduled"}],
         "meta": {"page": 1, "per_page": 20, "total": 1}}
        """);

    List<KaiVoxAppointment> found =
        kaivox
            .client()
            .appointments()
            .list(
                KaiVoxAppointmentQuery.builder()
                    .status(KaiVoxAppointmentStatus.SCHEDULED)
                    .date(LocalDate.of(2026, 3, 5))
                    .staffId("9")
                    .perPage(20)
                    .build())
            .stream()
            .toList();

    assertThat(found)
        .extracting(KaiVoxAppointment::status)
        .containsExactly(KaiVoxAppointmentStatus.SCHEDULED);
    assertThat(kaivox.nextLine())
        .isEqualTo(
            "GET /api/v1/appointments?status=scheduled&date=2026-03-05&staff_id=9&page=1&per_page=20");
  }

  @Test
  void asksForSlotsThatAreTexts() throws Exception {
    kaivox.answers("{\"success\": true, \"data\": [\"09:30\", \"10:00:00\", \"noon\"]}");

    List<KaiVoxSlot> slots =
        kaivox
            .client()
            .appointments()
            .slots(
                KaiVoxSlotQuery.builder()
                    .date(LocalDate.of(2026, 3, 15))
                    .serviceId("4")
                    .staffId("9")
                    .build());

    assertThat(slots.get(0).time()).hasValue(LocalTime.of(9, 30));
    assertThat(slots.get(1).time()).hasValue(LocalTime.of(10, 0));
    assertThat(slots.get(2).time()).isEmpty();
    assertThat(slots.get(2).value().textValue()).isEqualTo("noon");
    assertThat(kaivox.nextLine())
        .isEqualTo("GET /api/v1/appointments/slots?date=2026-03-15&service_id=4&staff_id=9");
  }

  @Test
  void anIdThatIsTheNameOfTheSlotsIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> kaivox.client().appointments().cancel("slots"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id must not be 'slots': that is the name of another endpoint");
    assertThat(kaivox.requestCount()).isZero();
  }

  @Test
  void asksForSlotsThatAreObjects() {
    kaivox.answers(
        """
        {"success": true, "data": [{"time": "09:30", "staff_id": 9},
          {"start_time": "10:00", "end_time": "10:45"}, {"from": "11:00"}]}
        """);

    List<KaiVoxSlot> slots =
        kaivox.client().appointments().slots(KaiVoxSlotQuery.builder().build());

    assertThat(slots.get(0).time()).hasValue(LocalTime.of(9, 30));
    assertThat(slots.get(0).value().path("staff_id").intValue()).isEqualTo(9);
    assertThat(slots.get(1).time()).hasValue(LocalTime.of(10, 0));
    assertThat(slots.get(2).time()).isEmpty();
    assertThat(slots.get(2).value().path("from").textValue()).isEqualTo("11:00");
  }

  @Test
  void aSlotThatIsNothingCannotBeRead() {
    kaivox.answers("{\"success\": true, \"data\": [null]}");

    assertThatThrownBy(
            () -> kaivox.client().appointments().slots(KaiVoxSlotQuery.builder().build()))
        .isInstanceOf(DecodingException.class);
  }
}
