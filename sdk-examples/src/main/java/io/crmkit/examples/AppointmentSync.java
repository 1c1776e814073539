package io.crmkit.examples;

import io.crmkit.kaivox.KaiVoxAppointment;
import io.crmkit.kaivox.KaiVoxAppointmentStatus;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.KaiVoxEvent;
import io.crmkit.webhooks.KaiVoxEventType;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * KaiVox's appointments as Kanvo tasks, and a task to call back for each call that was missed.
 * {@link #sync} may be run as often as one likes, and killed: the next run does what is left.
 *
 * <p>With KAIVOX_API_KEY and KANVO_API_KEY in the environment it syncs once; without them it runs
 * against fakes of both.
 */
public final class AppointmentSync {
  private static final String SECRET = "whsec_example";
  private static final Clock FAKES_CLOCK =
      Clock.fixed(Instant.parse("2026-06-20T08:00:00Z"), ZoneOffset.UTC);

  private AppointmentSync() {}

  /** Runs the example. Takes no arguments. */
  public static void main(String[] args) throws IOException {
    if (System.getenv("KAIVOX_API_KEY") == null || System.getenv("KANVO_API_KEY") == null) {
      run(System.out);
      return;
    }
    try (KaiVoxClient kaivox = KaiVoxClient.fromEnv();
        KanvoClient kanvo = KanvoClient.fromEnv()) {
      System.out.println(sync(kaivox, kanvo));
    }
  }

  static void run(PrintStream out) throws IOException {
    try (FakeKaiVox fakeKaiVox = FakeKaiVox.start();
        FakeKanvo fakeKanvo = FakeKanvo.start();
        KaiVoxClient kaivox = fakeKaiVox.client();
        KanvoClient kanvo = fakeKanvo.client()) {
      fakeKaiVox.clock(FAKES_CLOCK);
      fakeKaiVox.seed(5);
      out.println("First run: " + sync(kaivox, kanvo));
      kaivox.appointments().list().stream()
          .filter(AppointmentSync::isOpen)
          .findFirst()
          .ifPresent(appointment -> kaivox.appointments().cancel(appointment.id()));
      out.println("One was cancelled: " + sync(kaivox, kanvo));
      deliverMissedCall(kanvo, out);
      out.println("Nothing happened: " + sync(kaivox, kanvo));
      print(kanvo, out);
    }
  }

  /** Brings every appointment to Kanvo as it is now. */
  static TaskMirror sync(KaiVoxClient kaivox, KanvoClient kanvo) {
    TaskMirror tasks = TaskMirror.open(kanvo);
    for (KaiVoxAppointment appointment : kaivox.appointments().list()) {
      tasks.put(
          "kaivox:appointment:" + appointment.id(),
          "Appointment at "
              + appointment.appointmentTime()
              + ", customer "
              + appointment.customerId(),
          appointment.appointmentDate(),
          !isOpen(appointment));
    }
    return tasks;
  }

  /** The endpoint of KaiVox's webhooks. */
  static WebhookHandler handler(KanvoClient kanvo) {
    return WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, SECRET))
        .on(KaiVoxEventType.CALL_MISSED, event -> followUp(kanvo, event))
        .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
        .build();
  }

  /** KaiVox does not document what the event holds: an id and a time are all that is used of it. */
  private static void followUp(KanvoClient kanvo, KaiVoxEvent event) {
    String call = event.payload().at("/data/id").asText();
    if (call.isEmpty()) {
      throw new IllegalArgumentException(
          "a missed call without data.id; it is needed to know it by");
    }
    LocalDate day = event.timestamp().orElseGet(Instant::now).atZone(ZoneOffset.UTC).toLocalDate();
    TaskMirror.open(kanvo).put("kaivox:call:" + call, "Call back, call " + call, day, false);
  }

  private static boolean isOpen(KaiVoxAppointment appointment) {
    return KaiVoxAppointmentStatus.SCHEDULED.equals(appointment.status());
  }

  /** Twice, and the second time to an endpoint that was started anew. */
  private static void deliverMissedCall(KanvoClient kanvo, PrintStream out) throws IOException {
    Object event =
        Map.of(
            "event", KaiVoxEventType.CALL_MISSED.wireName(),
            "timestamp", "2026-06-20T09:30:00Z",
            "data", Map.of("id", 901));
    for (int delivery = 0; delivery < 2; delivery++) {
      try (WebhookEndpoint endpoint = WebhookEndpoint.start(handler(kanvo))) {
        WebhookSender.of(WebhookProvider.KAIVOX, SECRET).deliver(endpoint.url(), event);
      }
    }
    out.println("A call was missed, and its event came twice.");
  }

  static void print(KanvoClient kanvo, PrintStream out) {
    kanvo.tasks().list().stream()
        .map(
            task ->
                "  %s %s %s"
                    .formatted(task.completed() ? "[x]" : "[ ]", task.dueDate(), task.title()))
        .sorted()
        .forEach(out::println);
  }
}
