package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.crmkit.BadRequestException;
import io.crmkit.NotFoundException;
import io.crmkit.RateLimitedException;
import io.crmkit.RequestOptions;
import io.crmkit.ResponseInfo;
import io.crmkit.RetryPolicy;
import io.crmkit.kaivox.KaiVoxAppointment;
import io.crmkit.kaivox.KaiVoxAppointmentCreate;
import io.crmkit.kaivox.KaiVoxAppointmentQuery;
import io.crmkit.kaivox.KaiVoxAppointmentStatus;
import io.crmkit.kaivox.KaiVoxAppointmentUpdate;
import io.crmkit.kaivox.KaiVoxAuthentication;
import io.crmkit.kaivox.KaiVoxCall;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kaivox.KaiVoxCustomerCreate;
import io.crmkit.kaivox.KaiVoxCustomerUpdate;
import io.crmkit.kaivox.KaiVoxService;
import io.crmkit.kaivox.KaiVoxSlot;
import io.crmkit.kaivox.KaiVoxSlotQuery;
import io.crmkit.kaivox.KaiVoxStaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fake, through the client that users have. */
class FakeKaiVoxTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 15);

  private final AtomicLong nanos = new AtomicLong();
  @RegisterExtension final FakeKaiVox fake = FakeKaiVox.create(nanos::get);
  private final List<ResponseInfo> answers = new ArrayList<>();

  private KaiVoxClient kaivox;

  @BeforeEach
  void open() {
    kaivox = fake.connect(KaiVoxClient.builder()).retryPolicy(RetryPolicy.none()).build();
  }

  @AfterEach
  void close() {
    kaivox.close();
  }

  private KaiVoxClient client() {
    return kaivox.withOptions(RequestOptions.builder().onResponse(answers::add).build());
  }

  private KaiVoxAppointment book(LocalTime time) {
    String customer =
        client().customers().create(KaiVoxCustomerCreate.builder().put("name", "Ada").build()).id();
    return client()
        .appointments()
        .create(
            KaiVoxAppointmentCreate.builder()
                .customerId(customer)
                .serviceId(client().services().list().iterator().next().id())
                .staffId(client().staff().list().iterator().next().id())
                .appointmentDate(DAY)
                .appointmentTime(time)
                .build());
  }

  @Test
  void startsWithStaffAndServices() {
    try (KaiVoxClient kaivox = fake.client()) {
      List<KaiVoxStaffMember> staff = kaivox.staff().list().stream().toList();
      List<KaiVoxService> services = kaivox.services().list().stream().toList();

      assertThat(staff).hasSize(2);
      assertThat(services).hasSize(3);
      assertThat(kaivox.staff().get(staff.get(1).id())).isEqualTo(staff.get(1));
      assertThat(kaivox.services().get(services.get(2).id())).isEqualTo(services.get(2));
      assertThat(kaivox.appointments().list()).isEmpty();
    }
  }

  @Test
  void keepsAnAppointmentThroughItsLife() {
    KaiVoxAppointment booked = book(LocalTime.of(9, 0));
    KaiVoxClient kaivox = client();
    assertThat(booked.status()).isEqualTo(KaiVoxAppointmentStatus.SCHEDULED);
    assertThat(booked.source()).isEqualTo("api");

    kaivox
        .appointments()
        .update(
            booked.id(),
            KaiVoxAppointmentUpdate.builder().appointmentTime(LocalTime.of(9, 30)).build());
    kaivox.appointments().updateStatus(booked.id(), KaiVoxAppointmentStatus.NO_SHOW);
    KaiVoxAppointment read = kaivox.appointments().get(booked.id());
    assertThat(read.appointmentTime()).isEqualTo(LocalTime.of(9, 30));
    assertThat(read.status()).isEqualTo(KaiVoxAppointmentStatus.NO_SHOW);
    assertThat(read.customerId()).isEqualTo(booked.customerId());

    kaivox.appointments().cancel(booked.id());
    assertThat(kaivox.appointments().get(booked.id()).status())
        .isEqualTo(KaiVoxAppointmentStatus.CANCELLED);
    assertThatThrownBy(() -> kaivox.appointments().cancel("99"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void filtersAppointments() {
    KaiVoxAppointment booked = book(LocalTime.of(9, 0));

    assertThat(found(KaiVoxAppointmentQuery.builder().date(DAY))).isEqualTo(1);
    assertThat(found(KaiVoxAppointmentQuery.builder().date(DAY.plusDays(1)))).isZero();
    assertThat(found(KaiVoxAppointmentQuery.builder().staffId(booked.staffId()))).isEqualTo(1);
    assertThat(found(KaiVoxAppointmentQuery.builder().staffId("99"))).isZero();
    assertThat(found(KaiVoxAppointmentQuery.builder().status(KaiVoxAppointmentStatus.SCHEDULED)))
        .isEqualTo(1);
    assertThat(found(KaiVoxAppointmentQuery.builder().status(KaiVoxAppointmentStatus.COMPLETED)))
        .isZero();
    assertThatThrownBy(
            () ->
                found(KaiVoxAppointmentQuery.builder().status(new KaiVoxAppointmentStatus("done"))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Status 'done' is not documented. Accepted: scheduled, completed, cancelled, no_show");
  }

  private long found(KaiVoxAppointmentQuery.Builder query) {
    return client().appointments().list(query.build()).stream().count();
  }

  @Test
  void offersTheSlotsThatAreFree() {
    book(LocalTime.of(10, 0));

    assertThat(slots(KaiVoxSlotQuery.builder().date(DAY)))
        .startsWith(LocalTime.of(9, 0), LocalTime.of(11, 0))
        .hasSize(7);
    assertThat(slots(KaiVoxSlotQuery.builder().date(DAY).staffId("99"))).hasSize(8);
    assertThat(slots(KaiVoxSlotQuery.builder())).hasSize(8);
    fake.clock(Clock.fixed(Instant.parse("2026-03-15T23:00:00Z"), ZoneOffset.UTC));
    assertThat(slots(KaiVoxSlotQuery.builder())).hasSize(7);
  }

  private List<LocalTime> slots(KaiVoxSlotQuery.Builder query) {
    return client().appointments().slots(query.build()).stream()
        .map(KaiVoxSlot::time)
        .map(time -> time.orElseThrow())
        .toList();
  }

  @Test
  void keepsCustomersAndCalls() {
    KaiVoxClient kaivox = client();
    String id =
        kaivox.customers().create(KaiVoxCustomerCreate.builder().put("name", "Ada").build()).id();

    kaivox.customers().update(id, KaiVoxCustomerUpdate.builder().put("phone", "1").build());
    String call = fake.addCall("Hello", "positive");

    assertThat(kaivox.customers().get(id).additionalProperties())
        .containsOnlyKeys("name", "phone", "created_at", "updated_at");
    assertThat(kaivox.customers().list()).hasSize(1);
    assertThat(kaivox.calls().get(call).transcript()).isEqualTo("Hello");
    assertThat(kaivox.calls().list()).extracting(KaiVoxCall::sentiment).containsExactly("positive");
  }

  @Test
  void namesTheFieldThatIsWrong() {
    BadRequestException unknown = refused(Map.of("customer_id", 1, "colour", "red"));
    BadRequestException missing = refused(Map.of("service_id", 3));
    BadRequestException wrong =
        refused(
            Map.of(
                "customer_id",
                99,
                "service_id",
                3,
                "appointment_date",
                "2026-03-15",
                "appointment_time",
                "09:00"));

    assertThat(unknown.fieldErrors()).containsOnlyKeys("colour");
    assertThat(missing.fieldErrors()).containsOnlyKeys("customer_id");
    assertThat(wrong.fieldErrors())
        .containsEntry("customer_id", List.of("No such customer_id: 99"));
    assertThat(refused(Map.of("customer_id", "1")).errorMessage())
        .hasValue("Field 'customer_id' must be an integer: \"1\"");
    assertThat(refused(Map.of("appointment_time", "9:00")).errorMessage())
        .hasValue("Field 'appointment_time' must be a time such as 09:30: \"9:00\"");
    assertThat(refused(Map.of("source", " ")).errorMessage())
        .hasValue("Field 'source' must be a string that is not blank: \" \"");
  }

  private BadRequestException refused(Map<String, ?> body) {
    return catchThrowableOfType(
        BadRequestException.class, () -> client().request("POST", "appointments", Map.of(), body));
  }

  @ParameterizedTest
  @EnumSource
  void takesTheKeyInEveryDocumentedPlace(KaiVoxAuthentication authentication) {
    try (KaiVoxClient kaivox =
        KaiVoxClient.builder()
            .apiKey(fake.apiKey())
            .authentication(authentication)
            .baseUrl(fake.baseUrl())
            .build()) {
      assertThat(kaivox.staff().list()).hasSize(2);
    }
  }

  @Test
  void saysInEveryAnswerHowMuchOfTheLimitIsLeft() {
    KaiVoxClient kaivox = client();
    kaivox.calls().list().firstPage();
    fake.limit(2, Duration.ofMinutes(1));

    kaivox.calls().list().firstPage();
    nanos.addAndGet(Duration.ofMillis(10_500).toNanos());
    assertThatThrownBy(() -> kaivox.calls().get("99")).isInstanceOf(NotFoundException.class);
    RateLimitedException refused =
        catchThrowableOfType(RateLimitedException.class, () -> kaivox.calls().list().firstPage());

    assertThat(answers)
        .extracting(info -> info.header("X-RateLimit-Remaining").orElse("none"))
        .containsExactly("499", "1", "0", "0");
    assertThat(answers)
        .extracting(info -> info.header("X-RateLimit-Reset").orElse("none"))
        .containsExactly("60", "60", "50", "50");
    assertThat(refused.headers()).doesNotContainKey("Retry-After");
  }

  @Test
  void speaksOfNothingThatWasSentBeforeAReset() {
    client().calls().list().firstPage();
    fake.reset();
    client().calls().list().firstPage();

    assertThat(answers)
        .extracting(info -> info.header("X-RateLimit-Remaining").orElse("none"))
        .containsExactly("499", "499");
  }

  @Test
  void sendsRetryAfterWhenToldTo() {
    fake.sendRetryAfter().limit(1, Duration.ofMinutes(1));
    client().calls().list().firstPage();

    assertThatThrownBy(() -> client().calls().list().firstPage())
        .asInstanceOf(type(RateLimitedException.class))
        .extracting(refused -> refused.headers().get("Retry-After"))
        .isEqualTo(List.of("60"));
  }

  @Test
  void makesClientsThatCallPastAnyPlanAtOnce() {
    try (KaiVoxClient kaivox = fake.client()) {
      for (int i = 0; i < 600; i++) {
        kaivox.staff().list().firstPage();
      }
    }
    assertThat(fake.requests()).hasSize(600);
  }

  @Test
  void namesTheParameterThatIsWrong() {
    BadRequestException unknown =
        catchThrowableOfType(
            BadRequestException.class,
            () -> client().request("GET", "calls", Map.of("mood", "good"), null));
    BadRequestException tooMany =
        catchThrowableOfType(
            BadRequestException.class,
            () -> client().request("GET", "calls", Map.of("per_page", "1000"), null));

    assertThat(unknown.fieldErrors()).containsOnlyKeys("mood");
    assertThat(tooMany.fieldErrors())
        .containsEntry("per_page", List.of("Query parameter 'per_page' must be 1 to 100: 1000"));
  }

  @Test
  void listsTwentyItemsUnlessToldOtherwise() {
    fake.seed(25);

    assertThat(client().request("GET", "customers", Map.of(), null).path("data")).hasSize(20);
    assertThat(client().request("GET", "customers", Map.of("per_page", "100"), null).path("data"))
        .hasSize(25);
  }

  @Test
  void changesAStatusWithOtherFields() {
    String id = book(LocalTime.of(9, 0)).id();

    client().request("PATCH", "appointments/" + id, Map.of(), Map.of("status", "completed"));

    assertThat(client().appointments().get(id).status())
        .isEqualTo(KaiVoxAppointmentStatus.COMPLETED);
    assertThatThrownBy(
            () ->
                client().request("PATCH", "appointments/" + id, Map.of(), Map.of("status", "done")))
        .hasMessageContaining("Status 'done' is not documented.");
  }

  @Test
  void takesUndocumentedFieldsWhenToldTo() {
    String id = book(LocalTime.of(9, 0)).id();
    Map<String, ?> colour = Map.of("colour", "red");
    assertThatThrownBy(() -> client().request("PATCH", "appointments/" + id, Map.of(), colour))
        .isInstanceOf(BadRequestException.class);

    fake.allowUndocumentedFields();
    client().request("PATCH", "appointments/" + id, Map.of(), colour);

    assertThat(client().appointments().get(id).additionalProperties()).containsKey("colour");
  }

  @Test
  void seedsTheSameEachTime() {
    fake.seed(12);
    List<KaiVoxCall> calls = client().calls().list().stream().toList();
    List<LocalTime> times = times();
    fake.reset();
    fake.seed(12);

    assertThat(calls).hasSize(12).allMatch(call -> call.transcript().contains(" asks for a "));
    assertThat(times).hasSize(12).startsWith(LocalTime.of(9, 0), LocalTime.of(10, 0));
    assertThat(times()).isEqualTo(times);
    assertThat(client().calls().list().stream().map(KaiVoxCall::transcript).toList())
        .isEqualTo(calls.stream().map(KaiVoxCall::transcript).toList());
  }

  private List<LocalTime> times() {
    return client().appointments().list().stream().map(KaiVoxAppointment::appointmentTime).toList();
  }
}
