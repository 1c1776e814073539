package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limit as a client sees it, and which requests count. */
class FakeProviderLimitTest {
  private final AtomicLong nanos = new AtomicLong();
  @RegisterExtension final FakeKanvo fake = FakeKanvo.create(nanos::get);
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void refusesWith429AndRetryAfterUntilTheWindowHasRoom() throws IOException {
    fake.limit(2, Duration.ofMinutes(1));
    kanvo.get("/records");
    pass(Duration.ofMillis(10_500));
    kanvo.get("/records");

    KanvoCaller.Reply refused = kanvo.post("/records", "{\"type\": \"lead\"}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers().get("Retry-After")).isEqualTo("50");
    assertThat(refused.text()).isEqualTo("{\"success\":false,\"error\":\"Rate limit exceeded\"}");
    pass(Duration.ofSeconds(50));
    assertThat(kanvo.get("/records").data()).isEmpty();
  }

  @Test
  void roundsAWaitBelowASecondUpToOne() throws IOException {
    fake.limit(1, Duration.ofMillis(10), RateLimitStyle.FIXED_WINDOW);
    kanvo.get("/records");

    assertThat(kanvo.get("/records").headers().get("Retry-After")).isEqualTo("1");
  }

  @Test
  void countsRefusedInputButNeitherFaultsNorUnknownKeysNorPaths() throws IOException {
    fake.limit(1, Duration.ofMinutes(1));
    fake.faults().next(Fault.status(500));

    assertThat(kanvo.get("/records").status()).isEqualTo(500);
    assertThat(new KanvoCaller(fake, "wrong").get("/records").status()).isEqualTo(401);
    assertThat(kanvo.get("/nowhere").status()).isEqualTo(404);
    assertThat(kanvo.get("/records?x=1").status()).isEqualTo(400);
    assertThat(kanvo.get("/records").status()).isEqualTo(429);
  }

  @Test
  void countsEachKeyByItself() throws IOException {
    fake.limit(1, Duration.ofMinutes(1));
    KanvoCaller reader = new KanvoCaller(fake, fake.apiKey(KanvoScope.READ));

    assertThat(kanvo.get("/records").status()).isEqualTo(200);
    assertThat(reader.get("/records").status()).isEqualTo(200);
    assertThat(reader.get("/records").status()).isEqualTo(429);
  }

  @Test
  void liftsTheLimit() throws IOException {
    fake.limit(1, Duration.ofMinutes(1));
    kanvo.get("/records");
    fake.unlimited();

    assertThat(kanvo.get("/records").status()).isEqualTo(200);
  }

  @Test
  void beginsAnewWithAnotherLimit() throws IOException {
    fake.limit(1, Duration.ofMinutes(1));
    kanvo.get("/records");
    fake.limit(1, Duration.ofMinutes(1), RateLimitStyle.TOKEN_BUCKET);

    assertThat(kanvo.get("/records").status()).isEqualTo(200);
    assertThat(kanvo.get("/records").status()).isEqualTo(429);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
