package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.DuplicateFilter.Claim;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What no real server can be made to do at the right moment; the rest is in the shared test. */
class RedisClaimsTest {

  @Test
  void takesAClaimThatLapsesWhileItIsLookedAt() {
    assertThat(claims(false, true).claim("a")).isEqualTo(Claim.CLAIMED);
  }

  @Test
  void leavesALapsedClaimToWhoeverIsFaster() {
    assertThat(claims(false, false).claim("a")).isEqualTo(Claim.IN_PROGRESS);
  }

  /** Over a store that is always empty when it is read, and takes a claim or not, in this order. */
  private static RedisClaims claims(Boolean... taken) {
    Duration hour = Duration.ofHours(1);
    return new RedisClaims(
        new Emptying(new ArrayDeque<>(List.of(taken))), "leads:", new ClaimTimes(hour, hour));
  }

  private record Emptying(Queue<Boolean> taken) implements RedisClaims.Commands {
    @Override
    public boolean setIfAbsent(String key, String value, long millis) {
      return taken.remove();
    }

    @Override
    public @Nullable String get(String key) {
      return null;
    }

    @Override
    public void set(String key, String value, long millis) {
      throw new AssertionError("nothing was handled");
    }

    @Override
    public void deleteIfEqual(String key, String value) {
      throw new AssertionError("nothing was released");
    }
  }
}
