package io.crmkit.inbox;

import io.crmkit.webhooks.DuplicateFilter.Claim;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A duplicate filter's decisions over Redis, whichever client talks to it. */
final class RedisClaims {
  /** Deletes a key that holds a value, and does nothing to one that holds another. */
  static final String DELETE_IF_EQUAL =
      "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"
          + " return 0";

  /** What is asked of a client. */
  interface Commands {
    /** {@code SET key value NX PX millis}; whether it was set. */
    boolean setIfAbsent(String key, String value, long millis);

    /** {@code SET key value PX millis}. */
    void set(String key, String value, long millis);

    /** {@code GET key}; null if there is none. */
    @Nullable String get(String key);

    /** Runs {@link #DELETE_IF_EQUAL}. */
    void deleteIfEqual(String key, String value);
  }

  private static final String DONE = "done";

  private final Commands redis;
  private final String prefix;
  private final ClaimTimes times;
  private final String self = "claimed by " + UUID.randomUUID();

  RedisClaims(Commands redis, String prefix, ClaimTimes times) {
    this.redis = redis;
    this.prefix = prefix;
    this.times = times;
  }

  Claim claim(String key) {
    if (take(key)) {
      return Claim.CLAIMED;
    }
    String holder = redis.get(prefix + key);
    if (holder == null) { // it lapsed between the two commands
      return take(key) ? Claim.CLAIMED : Claim.IN_PROGRESS;
    }
    return holder.equals(DONE) ? Claim.COMPLETED : Claim.IN_PROGRESS;
  }

  private boolean take(String key) {
    return redis.setIfAbsent(prefix + key, self, times.claim().toMillis());
  }

  /** Also if the claim has lapsed, and whoever may have it by now: the delivery was handled. */
  void complete(String key) {
    redis.set(prefix + key, DONE, times.window().toMillis());
  }

  void release(String key) {
    redis.deleteIfEqual(prefix + key, self);
  }
}
