package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoTask;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing twice, nothing missing, wherever a run ends. */
class AppointmentSyncTest {
  @RegisterExtension static final FakeKaiVox fakeKaiVox = FakeKaiVox.create();
  @RegisterExtension static final FakeKanvo fakeKanvo = FakeKanvo.create();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void followsAppointmentsAndMissedCalls() throws IOException {
    AppointmentSync.run(out);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("First run: 5 tasks created")
        .contains("One was cancelled: 0 tasks created, 1 changed")
        .contains("Nothing happened: 0 tasks created, 0 changed")
        .containsOnlyOnce("[ ] 2026-06-20 Call back, call 901");
  }

  @Test
  void aRunThatIsKilledAnywhereLeavesNothingTwiceAndTheNextOneNothingMissing() {
    fakeKaiVox.seed(8);
    int killed = 0;
    try (KaiVoxClient kaivox =
            KaiVoxClient.builder()
                .apiKey(fakeKaiVox.apiKey())
                .baseUrl(fakeKaiVox.baseUrl())
                .rateLimiter(RateLimiter.unlimited())
                .build();
        KanvoClient kanvo =
            KanvoClient.builder()
                .apiKey(fakeKanvo.apiKey())
                .baseUrl(fakeKanvo.baseUrl())
                .retryPolicy(RetryPolicy.none())
                .build()) {
      for (int request = 1; request <= 17; request++) {
        fakeKanvo.reset();
        if (endsAt(request, kaivox, kanvo)) {
          killed++;
        }
        fakeKanvo.faults().clear();
        AppointmentSync.sync(kaivox, kanvo);

        assertThat(kanvo.tasks().list().stream().map(KanvoTask::notes))
            .hasSize(8)
            .doesNotHaveDuplicates();
        assertThat(AppointmentSync.sync(kaivox, kanvo)).hasToString("0 tasks created, 0 changed");
      }
    }

    assertThat(killed).as("each create at least").isGreaterThanOrEqualTo(8);
  }

  /** Kills the process while a task is created, done ({@code true}) or not. */
  @ParameterizedTest
  @CsvSource({"4, true", "5, false"})
  @Timeout(120)
  void aKilledProcessLeavesNothingTwiceAndTheNextOneNothingMissing(
      int task, boolean done, @TempDir Path folder) throws Exception {
    fakeKaiVox.seed(8);
    Fault fault = done ? Fault.latency(Duration.ofMinutes(10)) : Fault.hang();
    fakeKanvo.faults().on("POST", "/records/tasks").nth(task, fault);
    ExampleProcess process = start(folder.resolve("log"));
    process.await(() -> ExampleProcess.sent(fakeKanvo, "POST") == task);
    try (KaiVoxClient kaivox = fakeKaiVox.client();
        KanvoClient kanvo = fakeKanvo.client()) {
      process.await(() -> kanvo.tasks().list().stream().count() == (done ? task : task - 1));
      process.kill();

      AppointmentSync.sync(kaivox, kanvo);

      assertThat(kanvo.tasks().list().stream().map(KanvoTask::notes))
          .hasSize(8)
          .doesNotHaveDuplicates();
      assertThat(AppointmentSync.sync(kaivox, kanvo)).hasToString("0 tasks created, 0 changed");
    }
  }

  private static ExampleProcess start(Path log) throws IOException {
    return ExampleProcess.start(
        AppointmentSync.class,
        log,
        Map.of(
            "KAIVOX_API_KEY", fakeKaiVox.apiKey(),
            "KAIVOX_BASE_URL", fakeKaiVox.baseUrl(),
            "KANVO_API_KEY", fakeKanvo.apiKey(),
            "KANVO_BASE_URL", fakeKanvo.baseUrl()));
  }

  /** Runs until the answer to a request is lost; Kanvo has done what it asked for. */
  private static boolean endsAt(int request, KaiVoxClient kaivox, KanvoClient kanvo) {
    for (int before = 1; before < request; before++) {
      fakeKanvo.faults().next(Fault.latency(Duration.ZERO));
    }
    fakeKanvo.faults().next(Fault.dropConnectionAfterProcessing());
    try {
      AppointmentSync.sync(kaivox, kanvo);
      return false;
    } catch (CrmException e) {
      return true;
    }
  }
}
