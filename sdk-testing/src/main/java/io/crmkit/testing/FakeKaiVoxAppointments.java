package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The operations under {@code /appointments}. */
final class FakeKaiVoxAppointments {
  private static final String PATH = "/appointments";
  private static final String ITEM = PATH + "/:id";
  private static final String CANCELLED = "cancelled";
  private static final String SCHEDULED = "scheduled";
  private static final List<String> STATUSES =
      List.of(SCHEDULED, "completed", CANCELLED, "no_show");
  private static final Set<String> REQUIRED =
      Set.of("customer_id", "service_id", "appointment_date", "appointment_time");
  private static final Field[] UPDATE = {
    Field.optional("customer_id", ValueType.INTEGER),
    Field.optional("service_id", ValueType.INTEGER),
    Field.optional("appointment_date", ValueType.DAY),
    Field.optional("appointment_time", ValueType.TIME),
    Field.nullable("staff_id", ValueType.INTEGER),
    Field.nullable("notes", ValueType.TEXT)
  };
  private static final Field[] CREATE =
      Stream.concat(
              Stream.of(Field.requiring(REQUIRED, UPDATE)),
              Stream.of(Field.optional("source", ValueType.WORDS)))
          .toArray(Field[]::new);

  private final KaiVoxBusiness business;
  private final FakeItems appointments;
  private final InstantSource time;

  FakeKaiVoxAppointments(KaiVoxBusiness business, FakeItems appointments, InstantSource time) {
    this.business = business;
    this.appointments = appointments;
    this.time = time;
  }

  Snapshot snapshot() {
    return appointments.snapshot();
  }

  List<Route> routes() {
    String any = KaiVoxBusiness.ANY;
    return List.of(
        Route.of("GET", PATH, any, this::list)
            .query(
                appointments.parameters(
                    Field.optional("status", ValueType.TEXT),
                    Field.optional("date", ValueType.DAY),
                    Field.optional("staff_id", ValueType.INTEGER))),
        Route.of("POST", PATH, any, this::create).body(CREATE),
        Route.of("GET", PATH + "/slots", any, this::slots)
            .query(
                Field.optional("date", ValueType.DAY),
                Field.optional("service_id", ValueType.INTEGER),
                Field.optional("staff_id", ValueType.INTEGER)),
        Route.of("GET", ITEM, any, appointments::get),
        Route.of("PATCH", ITEM, any, this::update).body(withStatus()),
        Route.of("PATCH", ITEM + "/status", any, this::updateStatus)
            .body(Field.required("status", ValueType.TEXT)),
        Route.of("DELETE", ITEM, any, call -> withStatus(call, CANCELLED)));
  }

  ObjectNode add(ObjectNode fields) {
    business.checkReferences(fields);
    ObjectNode appointment = Json.object();
    for (Field field : CREATE) {
      appointment.putNull(field.name());
    }
    appointment.setAll(fields);
    appointment.put("source", fields.path("source").asText("api"));
    appointment.put("status", fields.path("status").asText(SCHEDULED));
    return appointments.add(business.id(), appointment);
  }

  private FakeResponse create(Call call) {
    ObjectNode appointment = add(call.body());
    business.events().happened("appointment.booked", appointment);
    return KaiVoxEnvelope.INSTANCE.created(appointment);
  }

  private FakeResponse list(Call call) {
    call.query("status").ifPresent(FakeKaiVoxAppointments::checkStatus);
    Predicate<JsonNode> wanted =
        row ->
            Filters.text(call.query("status"), row.path("status"))
                && Filters.text(call.query("date"), row.path("appointment_date"))
                && Filters.written(call.query("staff_id"), row.path("staff_id"));
    return appointments.list(call, wanted);
  }

  private static Field[] withStatus() {
    return Stream.concat(Stream.of(UPDATE), Stream.of(Field.optional("status", ValueType.TEXT)))
        .toArray(Field[]::new);
  }

  private FakeResponse update(Call call) {
    call.text("status").ifPresent(FakeKaiVoxAppointments::checkStatus);
    business.checkReferences(call.body());
    return change(call.id(), call.body());
  }

  private FakeResponse updateStatus(Call call) {
    String status = call.text("status").orElseThrow();
    checkStatus(status);
    return withStatus(call, status);
  }

  private FakeResponse withStatus(Call call, String status) {
    return change(call.id(), Json.object().put("status", status));
  }

  private FakeResponse change(String id, ObjectNode fields) {
    boolean wasCancelled = isCancelled(appointments.row(id));
    ObjectNode appointment = appointments.update(id, fields);
    if (!wasCancelled && isCancelled(appointment)) {
      business.events().happened("appointment.cancelled", appointment);
    }
    return KaiVoxEnvelope.INSTANCE.item(appointment);
  }

  private static boolean isCancelled(ObjectNode appointment) {
    return appointment.path("status").asText().equals(CANCELLED);
  }

  /** Every full hour of the day that nobody has booked. */
  private FakeResponse slots(Call call) {
    Optional<String> day = Optional.of(call.query("date").orElseGet(() -> today().toString()));
    Predicate<JsonNode> taking =
        row ->
            Filters.text(Optional.of(SCHEDULED), row.path("status"))
                && Filters.text(day, row.path("appointment_date"))
                && Filters.written(call.query("staff_id"), row.path("staff_id"));
    List<String> taken =
        appointments.where(taking).stream()
            .map(row -> row.path("appointment_time").asText())
            .toList();
    List<String> free =
        IntStream.range(9, 17)
            .mapToObj(hour -> LocalTime.of(hour, 0).toString())
            .filter(slot -> !taken.contains(slot))
            .toList();
    return KaiVoxEnvelope.INSTANCE.item(Json.texts(free));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }

  private static void checkStatus(String status) {
    if (!STATUSES.contains(status)) {
      throw ErrorReply.badField(
          "status",
          "Status '%s' is not documented. Accepted: %s"
              .formatted(status, String.join(", ", STATUSES)));
    }
  }
}
