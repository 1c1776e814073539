package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.DuplicateFilter.Claim;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.params.SetParams;

/** What Redis cannot be made to do at the right moment: a claim lapses while it is looked at. */
class LapsingClaimTest {

  @Test
  void isTaken() {
    assertThat(claimed(false, true)).isEqualTo(Claim.CLAIMED);
  }

  @Test
  void isLeftToWhoeverIsFaster() {
    assertThat(claimed(false, false)).isEqualTo(Claim.IN_PROGRESS);
  }

  /** What a filter is given whose commands to claim succeed or not, in this order. */
  private static Claim claimed(Boolean... taken) {
    Duration hour = Duration.ofHours(1);
    try (JedisPooled redis = new Lapsing(new ArrayDeque<>(List.of(taken)))) {
      return JedisDuplicateFilter.of(redis, "leads:", hour, hour).claim("a");
    }
  }

  /** Holds nothing whenever it is read. */
  private static final class Lapsing extends JedisPooled {
    private final Queue<Boolean> taken;

    Lapsing(Queue<Boolean> taken) {
      super("127.0.0.1", TestStore.redisPort());
      this.taken = taken;
    }

    @Override
    public @Nullable String set(String key, String value, SetParams params) {
      return taken.remove() ? "OK" : null;
    }

    @Override
    public @Nullable String get(String key) {
      return null;
    }
  }
}
