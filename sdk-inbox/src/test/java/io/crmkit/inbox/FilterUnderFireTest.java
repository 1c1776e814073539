package io.crmkit.inbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.JedisPooled;

/**
 * Processes that share a duplicate filter in Redis, {@linkplain UnderFire killed} while they
 * handle. Every event is handled to completion, and its effect is there again only where a process
 * died between the effect and the filter's {@code complete}. A large run prints the figures.
 */
@Timeout(1800)
class FilterUnderFireTest {
  private static final int EVENTS = UnderFire.events(60);
  private static final Duration CLAIM_TIME = Duration.ofMillis(UnderFire.LARGE ? 5_000 : 1_500);

  private final String prefix = TestStore.newEndpoint();

  @Test
  void everyEventIsHandledAndRepeatedOnlyWhereAProcessDied() throws Exception {
    try (JedisPooled redis = new JedisPooled("127.0.0.1", TestStore.redisPort());
        UnderFire fire = fire()) {
      Sender sender = fire.sender();
      fire.run();

      assertThat(sender.taken()).isEqualTo(sender.deliveries());
      requireAllCompleted(redis);
      List<String> unfinished = requireEffects(redis, fire.fleet().killed());
      if (UnderFire.LARGE) {
        System.out.println(
            "Redis: "
                + sender.report()
                + "; effects that a killed process had not completed: "
                + unfinished.size());
      }
    }
  }

  private UnderFire fire() throws IOException {
    return new UnderFire(
        EVENTS,
        FilterReceiver.class,
        Integer.toString(TestStore.redisPort()),
        prefix,
        Long.toString(CLAIM_TIME.toMillis()));
  }

  /** Whoever gets an event now is told that it was handled. */
  private void requireAllCompleted(JedisPooled redis) {
    WebhookHandler handler =
        WebhookHandler.builder(Deliveries.VERIFIER)
            .duplicates(JedisDuplicateFilter.of(redis, prefix, CLAIM_TIME, Duration.ofHours(2)))
            .build();
    for (int i = 0; i < EVENTS; i++) {
      assertThat(Deliveries.deliver(handler, Deliveries.qualified("lead-" + i)).outcome())
          .isEqualTo(Outcome.DUPLICATE);
    }
  }

  /**
   * Requires an effect of every event, and of those that a living process completed no more than
   * one, unless its claim had lapsed meanwhile. Returns the effects that nobody completed, all of
   * processes that were killed.
   */
  private List<String> requireEffects(JedisPooled redis, Set<Long> killed) {
    List<String> effects = all(redis, "effects");
    List<String> ended = all(redis, "ended");
    assertThat(effects.stream().map(FilterUnderFireTest::lead).distinct()).hasSize(EVENTS);

    List<String> slow = all(redis, "slow");
    Map<String, Long> completions =
        ended.stream().collect(groupingBy(FilterUnderFireTest::lead, counting()));
    slow.forEach(completions::remove);
    assertThat(completions.values()).allSatisfy(count -> assertThat(count).isEqualTo(1));

    List<String> unfinished = new ArrayList<>(effects);
    ended.forEach(unfinished::remove);
    assertThat(unfinished).allSatisfy(effect -> assertThat(killed).contains(process(effect)));
    return unfinished;
  }

  private List<String> all(JedisPooled redis, String list) {
    return redis.lrange(prefix + list, 0, -1);
  }

  private static String lead(String entry) {
    return entry.substring(0, entry.indexOf('|'));
  }

  private static long process(String entry) {
    return Long.parseLong(entry.substring(entry.indexOf('|') + 1));
  }
}
