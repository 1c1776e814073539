package io.crmkit.benchmarks;

import io.crmkit.RateLimiter;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.RateLimitStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of a provider's limit a client uses, and how often it is refused: 500 calls on 16
 * threads against 100 requests a second, for each way of counting, told the limit and not. 4 s is
 * the best there can be: a hundred go at once, and a hundred each second from then on.
 */
final class GoodputPart {
  private static final int THREADS = 16;
  private static final int LIMIT = 100;
  private static final int JOB = 500;
  private static final double IDEAL_SECONDS = 4.0;
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private GoodputPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws InterruptedException {
    int rounds = Effort.of(args).pick(3, 1);
    try (FakeKanvo fake = FakeKanvo.start()) {
      warmUp(fake);
      for (int round = 0; round < rounds; round++) {
        jobs(fake);
      }
    }
  }

  /** The limiters, too: in the first window a hundred calls go as fast as they can. */
  private static void warmUp(FakeKanvo fake) throws InterruptedException {
    RateLimiter never = RateLimiter.slidingWindow(1_000_000, WINDOW);
    for (RateLimiter limiter : List.of(RateLimiter.unlimited(), never)) {
      try (KanvoClient kanvo = client(fake, limiter)) {
        run(kanvo, 20_000);
      }
    }
    for (RateLimitStyle style : RateLimitStyle.values()) {
      seconds(fake, style, known());
    }
  }

  private static void jobs(FakeKanvo fake) throws InterruptedException {
    RateLimitStyle fixed = RateLimitStyle.FIXED_WINDOW;
    RateLimitStyle sliding = RateLimitStyle.SLIDING_WINDOW;
    RateLimitStyle bucket = RateLimitStyle.TOKEN_BUCKET;
    job(fake, fixed, known(), Row.GOODPUT_FIXED, Row.GOODPUT_FIXED_REFUSED);
    job(fake, sliding, known(), Row.GOODPUT_SLIDING, Row.GOODPUT_SLIDING_REFUSED);
    job(fake, bucket, known(), Row.GOODPUT_BUCKET, Row.GOODPUT_BUCKET_REFUSED);
    RateLimiter unknown = RateLimiter.unlimited();
    job(fake, fixed, unknown, Row.LEARNED_FIXED, Row.LEARNED_FIXED_REFUSED);
    job(fake, sliding, unknown, Row.LEARNED_SLIDING, Row.LEARNED_SLIDING_REFUSED);
    job(fake, bucket, unknown, Row.LEARNED_BUCKET, Row.LEARNED_BUCKET_REFUSED);
  }

  private static RateLimiter known() {
    return RateLimiter.slidingWindow(LIMIT, WINDOW);
  }

  /** Every call ends with an answer: what else was sent is what was refused. */
  private static void job(
      FakeKanvo fake, RateLimitStyle style, RateLimiter limiter, Row time, Row refused)
      throws InterruptedException {
    Result.print(time, Contender.CRMKIT, seconds(fake, style, limiter));
    Result.print(time, Contender.BY_HAND, IDEAL_SECONDS);
    Result.print(refused, Contender.CRMKIT, fake.requests().size() - JOB);
  }

  private static double seconds(FakeKanvo fake, RateLimitStyle style, RateLimiter limiter)
      throws InterruptedException {
    fake.reset();
    fake.limit(LIMIT, WINDOW, style);
    try (KanvoClient kanvo = client(fake, limiter)) {
      long begin = System.nanoTime();
      run(kanvo, JOB);
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static KanvoClient client(FakeKanvo fake, RateLimiter limiter) {
    return KanvoClient.builder()
        .apiKey(fake.apiKey())
        .baseUrl(fake.baseUrl())
        .rateLimiter(limiter)
        .build();
  }

  private static void run(KanvoClient kanvo, int calls) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(calls);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          new Thread(
              () -> {
                while (left.getAndDecrement() > 0) {
                  kanvo.tasks().list().firstPage();
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
