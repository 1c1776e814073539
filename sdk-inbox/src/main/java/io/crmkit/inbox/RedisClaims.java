package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.DuplicateFilter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A duplicate filter's decisions over Redis, whichever client talks to it. */
abstract class RedisClaims implements DuplicateFilter {
  /** Deletes a key that holds a value, and does nothing to one that holds another. */
  static final String DELETE_IF_EQUAL =
      "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"
          + " return 0";

  private static final String DONE = "done";

  private final String prefix;
  private final ClaimTimes times;
  private final String self = "claimed by " + UUID.randomUUID();

  RedisClaims(String prefix, ClaimTimes times) {
    this.prefix = requireNonNull(prefix, "prefix == null");
    this.times = times;
  }

  /** {@code SET key value NX PX millis}; whether it was set. */
  abstract boolean setIfAbsent(String key, String value, long millis);

  /** {@code SET key value PX millis}. */
  abstract void set(String key, String value, long millis);

  /** {@code GET key}; null if there is none. */
  abstract @Nullable String get(String key);

  /** Runs {@link #DELETE_IF_EQUAL}. */
  abstract void deleteIfEqual(String key, String value);

  @Override
  public final Claim claim(String key) {
    if (take(key)) {
      return Claim.CLAIMED;
    }
    String holder = get(prefix + key);
    if (holder == null) { // it lapsed between the two commands
      return take(key) ? Claim.CLAIMED : Claim.IN_PROGRESS;
    }
    return holder.equals(DONE) ? Claim.COMPLETED : Claim.IN_PROGRESS;
  }

  private boolean take(String key) {
    return setIfAbsent(prefix + key, self, times.claim().toMillis());
  }

  /** Also if the claim has lapsed, and whoever may have it by now: the delivery was handled. */
  @Override
  public final void complete(String key) {
    set(prefix + key, DONE, times.window().toMillis());
  }

  @Override
  public final void release(String key) {
    deleteIfEqual(prefix + key, self);
  }
}
