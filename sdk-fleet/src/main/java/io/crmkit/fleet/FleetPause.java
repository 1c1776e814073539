package io.crmkit.fleet;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;

/**
 * The pause of a whole fleet after a 429, in a bucket of its own that is refilled with a token each
 * millisecond: full means open, and each token that is missing is a millisecond to wait. A pause is
 * set in one step, by replacing the bucket, so that nobody sees half of it.
 *
 * <p>Many machines are refused at the same time. So that their pauses do not add up, a second
 * bucket gives out one turn a second: whoever gets it sets the pause, and the others have their
 * wait in it.
 */
final class FleetPause {
  /** A provider's word is not taken for longer than this without asking again. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final long CAPACITY = LONGEST.toMillis();

  private final Bucket pause;
  private final Bucket turns;

  private FleetPause(Bucket pause, Bucket turns) {
    this.pause = pause;
    this.turns = turns;
  }

  /** The pause that belongs to a limit of this name. */
  static FleetPause in(ProxyManager<String> store, String name) {
    Bandwidth oneASecond =
        Bandwidth.builder().capacity(1).refillIntervally(1, Duration.ofSeconds(1)).build();
    return new FleetPause(
        store.getProxy(name + ":pause", () -> lasting(Duration.ZERO)),
        store.getProxy(name + ":turn", () -> of(oneASecond)));
  }

  /**
   * Makes the pause last this long from now, unless it lasts longer or another machine has set it
   * within the last second.
   *
   * @param wait a minute counts as the longest
   * @return by how much the pause became longer
   */
  Duration extendTo(Duration wait) {
    Duration wanted = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    Duration added = wanted.minus(left());
    if (added.isNegative() || added.isZero() || !turns.tryConsume(1)) {
      return Duration.ZERO;
    }
    pause.replaceConfiguration(lasting(wanted), TokensInheritanceStrategy.RESET);
    return added;
  }

  /** How long the pause still lasts; zero if there is none. */
  Duration left() {
    return Duration.ofMillis(CAPACITY - pause.getAvailableTokens());
  }

  private static BucketConfiguration lasting(Duration time) {
    return of(
        Bandwidth.builder()
            .capacity(CAPACITY)
            .refillGreedy(CAPACITY, LONGEST)
            .initialTokens(CAPACITY - time.toMillis())
            .build());
  }

  private static BucketConfiguration of(Bandwidth bandwidth) {
    return BucketConfiguration.builder().addLimit(bandwidth).build();
  }
}
