package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/**
 * A duplicate filter that the instances of a service share, in Redis, with the Jedis that you have.
 * A claim is {@code SET key … NX PX claimTime}, a handled delivery {@code SET key done PX window}.
 * Thread-safe; its methods throw what Jedis throws.
 *
 * <p>Handling is at least once, with most repetitions removed. The delivery is handled again when a
 * process dies between the handler's effect and {@link #complete}, after the claim has lapsed; when
 * a handler takes longer than the claim time; and when Redis forgets, by eviction or by a failover
 * to a replica that lags. A {@link WebhookInbox} gives effects that are there exactly once.
 */
public final class JedisDuplicateFilter extends RedisClaims {
  private final UnifiedJedis redis;

  private JedisDuplicateFilter(UnifiedJedis redis, String prefix, ClaimTimes times) {
    super(prefix, times);
    this.redis = requireNonNull(redis, "redis == null");
  }

  /**
   * {@return a filter over Redis}
   *
   * @param redis for example a {@code JedisPooled}; it stays yours to close
   * @param prefix what the keys begin with, for example {@code crmkit:leads:}: the same in each
   *     instance, another one for each endpoint, since two endpoints may get the same body
   * @param claimTime when a claim lapses, since its process must have died: longer than the slowest
   *     handler takes
   * @param window how long a handled delivery is remembered; providers repeat one for up to 36
   *     minutes, so two hours are ample
   * @throws IllegalArgumentException if a time is below a millisecond
   */
  public static JedisDuplicateFilter of(
      UnifiedJedis redis, String prefix, Duration claimTime, Duration window) {
    return new JedisDuplicateFilter(redis, prefix, new ClaimTimes(claimTime, window));
  }

  @Override
  boolean setIfAbsent(String key, String value, long millis) {
    return redis.set(key, value, SetParams.setParams().nx().px(millis)) != null;
  }

  @Override
  void set(String key, String value, long millis) {
    redis.set(key, value, SetParams.setParams().px(millis));
  }

  @Override
  @Nullable String get(String key) {
    return redis.get(key);
  }

  @Override
  void deleteIfEqual(String key, String value) {
    redis.eval(RedisClaims.DELETE_IF_EQUAL, List.of(key), List.of(value));
  }
}
