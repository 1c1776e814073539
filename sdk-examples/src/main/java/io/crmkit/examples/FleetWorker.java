package io.crmkit.examples;

import io.crmkit.RateLimiter;
import io.crmkit.RequestOptions;
import io.crmkit.fleet.FleetRateLimiter;
import io.crmkit.kanvo.KanvoClient;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import redis.clients.jedis.JedisPooled;

/**
 * One process of the fleet that {@link FleetRateLimit} starts. Makes one call, says that it is
 * ready, waits for the end of its input, and then makes its calls under its name, as fast as the
 * shared limit lets it. Arguments: its name, how many calls, the port of Redis.
 */
public final class FleetWorker {
  static final String NAME_HEADER = "X-Worker";
  private static final int THREADS = 8;

  private FleetWorker() {}

  /** Runs one worker. */
  public static void main(String[] args) throws IOException {
    int calls = Integer.parseInt(args[1]);
    try (JedisPooled redis = new JedisPooled("127.0.0.1", Integer.parseInt(args[2]));
        KanvoClient kanvo =
            KanvoClient.builder()
                .apiKey(System.getenv("KANVO_API_KEY"))
                .baseUrl(System.getenv("KANVO_BASE_URL"))
                .rateLimiter(limiter(redis))
                .build()) {
      kanvo.tasks().list().firstPage(); // classes and connections are there from now on
      System.out.println("ready");
      System.in.read();
      makeCalls(
          kanvo.withOptions(RequestOptions.builder().header(NAME_HEADER, args[0]).build()), calls);
    }
  }

  private static RateLimiter limiter(JedisPooled redis) {
    ProxyManager<String> store =
        Bucket4jJedis.casBasedBuilder(redis).keyMapper(Mapper.STRING).build();
    return FleetRateLimiter.builder(store, "Kanvo", System.getenv("KANVO_API_KEY"))
        .limit(FleetRateLimit.PERMITS, FleetRateLimit.WINDOW)
        .jitter(FleetRateLimit.JITTER)
        .build();
  }

  private static void makeCalls(KanvoClient kanvo, int calls) {
    AtomicInteger left = new AtomicInteger(calls);
    Stream.generate(() -> kanvo.async(client -> work(client, left)))
        .limit(THREADS)
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static int work(KanvoClient kanvo, AtomicInteger left) {
    int done = 0;
    while (left.getAndDecrement() > 0) {
      kanvo.tasks().list().firstPage();
      done++;
    }
    return done;
  }
}
