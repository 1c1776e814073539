package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A duplicate filter that the instances of a service share, in Redis, with the Lettuce that you
 * have. A claim is {@code SET key … NX PX claimTime}, a handled delivery {@code SET key done PX
 * window}. Thread-safe; its methods throw what Lettuce throws.
 *
 * <p>Handling is at least once, with most repetitions removed. The delivery is handled again when a
 * process dies between the handler's effect and {@link #complete}, after the claim has lapsed; when
 * a handler takes longer than the claim time; and when Redis forgets, by eviction or by a failover
 * to a replica that lags. A {@link WebhookInbox} gives effects that are there exactly once.
 */
public final class LettuceDuplicateFilter extends RedisClaims {
  private final RedisCommands<String, String> redis;

  private LettuceDuplicateFilter(
      RedisCommands<String, String> redis, String prefix, ClaimTimes times) {
    super(prefix, times);
    this.redis = requireNonNull(redis, "redis == null");
  }

  /**
   * {@return a filter over Redis}
   *
   * @param redis for example {@code client.connect().sync()}; the connection stays yours to close
   * @param prefix what the keys begin with, for example {@code crmkit:leads:}: the same in each
   *     instance, another one for each endpoint, since two endpoints may get the same body
   * @param claimTime when a claim lapses, since its process must have died: longer than the slowest
   *     handler takes
   * @param window how long a handled delivery is remembered; providers repeat one for up to 36
   *     minutes, so two hours are ample
   * @throws IllegalArgumentException if a time is below a millisecond
   */
  public static LettuceDuplicateFilter of(
      RedisCommands<String, String> redis, String prefix, Duration claimTime, Duration window) {
    return new LettuceDuplicateFilter(redis, prefix, new ClaimTimes(claimTime, window));
  }

  @Override
  boolean setIfAbsent(String key, String value, long millis) {
    return redis.set(key, value, SetArgs.Builder.nx().px(millis)) != null;
  }

  @Override
  void set(String key, String value, long millis) {
    redis.set(key, value, SetArgs.Builder.px(millis));
  }

  @Override
  @Nullable String get(String key) {
    return redis.get(key);
  }

  @Override
  void deleteIfEqual(String key, String value) {
    redis.eval(RedisClaims.DELETE_IF_EQUAL, ScriptOutputType.INTEGER, new String[] {key}, value);
  }
}
