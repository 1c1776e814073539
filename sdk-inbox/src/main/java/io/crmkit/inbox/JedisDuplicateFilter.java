package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.DuplicateFilter;
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
public final class JedisDuplicateFilter implements DuplicateFilter {
  private final RedisClaims claims;

  private JedisDuplicateFilter(RedisClaims claims) {
    this.claims = claims;
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
    requireNonNull(redis, "redis == null");
    requireNonNull(prefix, "prefix == null");
    return new JedisDuplicateFilter(
        new RedisClaims(new Client(redis), prefix, new ClaimTimes(claimTime, window)));
  }

  @Override
  public Claim claim(String key) {
    return claims.claim(key);
  }

  @Override
  public void complete(String key) {
    claims.complete(key);
  }

  @Override
  public void release(String key) {
    claims.release(key);
  }

  private record Client(UnifiedJedis jedis) implements RedisClaims.Commands {
    @Override
    public boolean setIfAbsent(String key, String value, long millis) {
      return jedis.set(key, value, SetParams.setParams().nx().px(millis)) != null;
    }

    @Override
    public void set(String key, String value, long millis) {
      jedis.set(key, value, SetParams.setParams().px(millis));
    }

    @Override
    public @Nullable String get(String key) {
      return jedis.get(key);
    }

    @Override
    public void deleteIfEqual(String key, String value) {
      jedis.eval(RedisClaims.DELETE_IF_EQUAL, List.of(key), List.of(value));
    }
  }
}
