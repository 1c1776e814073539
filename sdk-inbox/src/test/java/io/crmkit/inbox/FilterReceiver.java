package io.crmkit.inbox;

import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPooled;

/**
 * One machine of a service: an endpoint whose handler runs behind a filter that the machines share
 * in Redis. The arguments are the server's port, what all keys begin with, and the claim time in
 * milliseconds. It prints its port, and runs until it is killed. Its handler fails one time in
 * five, before its effect, and takes some milliseconds after it, in which a kill may meet it.
 *
 * <p>What the test looks at it writes into lists in Redis: {@code effects}, {@code ended} when the
 * delivery was completed, both as {@code lead|process}, and {@code slow}: leads whose claim may
 * have lapsed although the process was alive.
 */
final class FilterReceiver {
  private static final int FAILS_ONE_IN = 5;
  private static final int MILLIS_AFTER_THE_EFFECT = 5;
  private static final int WARM_UP_DELIVERIES = 30;

  private final JedisPooled redis;
  private final String prefix;
  private final Duration claimTime;
  private final WebhookHandler handler;

  private FilterReceiver(JedisPooled redis, String prefix, Duration claimTime) {
    this.redis = redis;
    this.prefix = prefix;
    this.claimTime = claimTime;
    this.handler =
        WebhookHandler.builder(Deliveries.VERIFIER)
            .duplicates(JedisDuplicateFilter.of(redis, prefix, claimTime, Duration.ofHours(2)))
            .on(LeadQualified.class, this::handle)
            .build();
  }

  public static void main(String[] args) throws IOException {
    JedisPooled redis = new JedisPooled("127.0.0.1", Integer.parseInt(args[0]));
    Duration claimTime = Duration.ofMillis(Long.parseLong(args[2]));
    new FilterReceiver(redis, args[1] + "warm-up:", claimTime).warmUp();
    HttpEndpoint.listen(new FilterReceiver(redis, args[1], claimTime)::answer);
  }

  private void warmUp() {
    for (int i = 0; i < WARM_UP_DELIVERIES; i++) {
      byte[] body = Deliveries.qualified("warm-up-" + i);
      answer(Deliveries.headers(Deliveries.SECRET, body), body);
    }
  }

  private WebhookResponse answer(Function<String, @Nullable String> headers, byte[] body) {
    long start = System.nanoTime();
    WebhookResponse response = handler.handle(headers, body);
    if (response.outcome() == Outcome.HANDLED) {
      end(Deliveries.leadId(body), System.nanoTime() - start);
    }
    return response;
  }

  private void end(String lead, long nanos) {
    if (nanos >= claimTime.toNanos()) {
      redis.rpush(prefix + "slow", lead);
    }
    redis.rpush(prefix + "ended", entry(lead));
  }

  private void handle(LeadQualified lead) throws IOException, InterruptedException {
    if (ThreadLocalRandom.current().nextInt(FAILS_ONE_IN) == 0) {
      throw new IOException("before the effect");
    }
    redis.rpush(prefix + "effects", entry(lead.leadId()));
    new CountDownLatch(1).await(MILLIS_AFTER_THE_EFFECT, TimeUnit.MILLISECONDS);
  }

  private static String entry(String lead) {
    return lead + "|" + ProcessHandle.current().pid();
  }
}
