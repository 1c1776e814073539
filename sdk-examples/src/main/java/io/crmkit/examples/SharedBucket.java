package io.crmkit.examples;

import io.crmkit.RateLimiter;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import redis.clients.jedis.JedisPooled;

/**
 * A rate limit that every process of a fleet shares: a Bucket4j bucket that lives in Redis.
 *
 * <p>A bucket lets its capacity through at once, and what is refilled besides. So that there are
 * never more than {@code permits} requests in any window, a tenth of them is capacity and the rest
 * refill; a twentieth stays unused, since requests do not arrive as evenly as they are sent.
 */
final class SharedBucket implements RateLimiter {
  private static final int PART_AT_ONCE = 10;
  private static final int PART_UNUSED = 20;

  private final Bucket bucket;

  /**
   * The bucket of an API key.
   *
   * @param redis the Redis that the whole fleet uses
   * @param name the same name in every process that uses the API key; not the key itself
   * @param permits how many requests a window allows; at least 20
   * @param window the length of the window
   */
  SharedBucket(JedisPooled redis, String name, int permits, Duration window) {
    int atOnce = permits / PART_AT_ONCE;
    int refill = permits - atOnce - permits / PART_UNUSED;
    Bandwidth bandwidth = Bandwidth.builder().capacity(atOnce).refillGreedy(refill, window).build();
    BucketConfiguration configuration = BucketConfiguration.builder().addLimit(bandwidth).build();
    this.bucket =
        Bucket4jJedis.casBasedBuilder(redis)
            .build()
            .getProxy(name.getBytes(StandardCharsets.UTF_8), () -> configuration);
  }

  @Override
  public Duration reserve(Duration maxWait) {
    Duration wait = Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
    if (wait.compareTo(maxWait) > 0) {
      release(); // nobody will wait that long
    }
    return wait;
  }

  @Override
  public void release() {
    bucket.addTokens(1);
  }
}
