package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

        assertThat(kanvo.tasks().list().stream().map(task -> task.notes()))
            .hasSize(8)
            .doesNotHaveDuplicates();
        assertThat(AppointmentSync.sync(kaivox, kanvo)).hasToString("0 tasks created, 0 changed");
      }
    }

    assertThat(killed).as("each create at least").isGreaterThanOrEqualTo(8);
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
