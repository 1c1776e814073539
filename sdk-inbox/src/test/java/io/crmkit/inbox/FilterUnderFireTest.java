package io.crmkit.inbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.JedisPooled;

/**
 * Three processes share a duplicate filter in Redis, and are killed while they handle. Every event
 * is handled to completion, and its effect is there again only where a process died between the
 * effect and the filter's {@code complete}. Small by default; {@code -Dcrmkit.inbox.events=20000}
 * makes it large, and prints the figures.
 */
@Timeout(1800)
class FilterUnderFireTest {
  private static final int EVENTS = Integer.getInteger("crmkit.inbox.events", 60);
  private static final boolean LARGE = System.getProperty("crmkit.inbox.events") != null;
  private static final int KILLS = LARGE ? 12 : 1;
  private static final int MACHINES = 3;
  private static final Duration CLAIM_TIME = Duration.ofMillis(LARGE ? 5_000 : 1_500);

  private final String prefix = TestStore.newEndpoint();

  @Test
  void everyEventIsHandledAndRepeatedOnlyWhereAProcessDied() throws Exception {
    Random random = new Random(42);
    try (JedisPooled redis = new JedisPooled("127.0.0.1", TestStore.redisPort());
        Fleet fleet = startFleet()) {
      Sender sender = new Sender(fleet, EVENTS, random);
      long start = System.nanoTime();
      CompletableFuture<Void> killing =
          CompletableFuture.runAsync(() -> Killing.run(KILLS, fleet, sender, random));
      sender.run();
      Duration handled = Duration.ofNanos(System.nanoTime() - start);
      killing.get(5, TimeUnit.MINUTES);

      assertThat(sender.taken()).isEqualTo(sender.deliveries());
      requireAllCompleted(redis);
      List<String> unfinished = requireEffects(redis, fleet.killed());
      if (LARGE) {
        report(sender, handled, unfinished.size());
      }
    }
  }

  private Fleet startFleet() throws Exception {
    return Fleet.start(
        MACHINES,
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

  private static void report(Sender sender, Duration handled, int unfinished) {
    System.out.println(
        "Redis: "
            + EVENTS
            + " events in "
            + sender.deliveries()
            + " deliveries, all handled after "
            + handled
            + "; effects that a killed process had not completed: "
            + unfinished
            + "; "
            + sender.times().report()
            + "; answered otherwise than 200: "
            + sender.refused()
            + ", not answered: "
            + sender.broken()
            + "; processes killed: "
            + KILLS);
  }
}
