package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes, a real Redis, and a provider that refuses what is beyond the one limit. */
@Timeout(120)
class FleetRateLimitTest {

  @Test
  void keepsTheLimitTogetherAndStarvesNobody() throws Exception {
    List<ReceivedRequest> requests = FleetRateLimit.run();

    int calls = FleetRateLimit.WORKERS * FleetRateLimit.CALLS;
    assertThat(requests.size() - calls).as("refusals").isBetween(0, calls / 100);
    assertThat(FleetRateLimit.shares(requests).values())
        .hasSize(FleetRateLimit.WORKERS)
        .allSatisfy(share -> assertThat(share).isGreaterThan(FleetRateLimit.CALLS / 2));

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    FleetRateLimit.print(requests, new PrintStream(printed, true, StandardCharsets.UTF_8));
    ExamplesPage.assertShows(
        FleetRateLimit.class,
        printed.toString(StandardCharsets.UTF_8),
        ExamplesPage::withoutNumbers);
  }
}
