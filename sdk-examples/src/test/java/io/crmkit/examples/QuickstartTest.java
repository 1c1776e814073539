package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the quickstart prints, and what it does to a workspace that is not its own. */
class QuickstartTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Story story = new Story(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void theFullTourShowsEveryStep() {
    fake.seed(237);
    try (KanvoClient kanvo = fake.client()) {
      new FullTour(fake, kanvo, story).run();
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("type lead (Lead)")
        .contains("238 leads, in 3 requests")
        .contains("is now null")
        .contains("data is now {phone=\"555-999-0001\", gate_code=\"none\"}")
        .contains("completed: true")
        .containsPattern("answered 200 after 2 attempts and 1\\d{3} ms")
        .contains("-> 404: Record")
        .contains("verified record.created from workspace ws_1")
        .contains("the same header with another body: valid? false")
        .endsWith("to read from your own workspace instead.\n");
  }

  @Test
  void theTourOfARealWorkspaceChangesNothing() {
    fake.seed(12);
    try (KanvoClient kanvo = fake.client()) {
      new ReadOnlyTour(kanvo, story).run();
    }

    assertThat(fake.requests()).extracting(ReceivedRequest::method).containsOnly("GET");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("12 records in all")
        .endsWith("Nothing was changed.\n");
  }
}
