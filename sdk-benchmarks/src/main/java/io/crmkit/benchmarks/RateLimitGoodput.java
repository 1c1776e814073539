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
 * How much of a provider's limit a client uses, and how often it is refused: 16 threads against 100
 * requests a second, for each way of counting. 500 calls take 4 s at best: a hundred go at once,
 * and a hundred each second from then on.
 */
public final class RateLimitGoodput {
  private static final int THREADS = 16;
  private static final int LIMIT = 100;
  private static final int JOB = 500;
  private static final double IDEAL_SECONDS = 4.0;
  private static final int LONG_JOB = 2_000;
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private RateLimitGoodput() {}

  /** Runs everything; takes two to three minutes. */
  public static void main(String[] args) throws InterruptedException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    try (FakeKanvo fake = FakeKanvo.start()) {
      warmUp(fake);
      for (RateLimitStyle style : RateLimitStyle.values()) {
        jobs(fake, style, rounds);
        goodput(fake, style);
      }
    }
  }

  private static void warmUp(FakeKanvo fake) throws InterruptedException {
    try (KanvoClient kanvo = client(fake, RateLimiter.unlimited())) {
      run(kanvo, 20_000);
    }
    fake.reset();
  }

  private static void jobs(FakeKanvo fake, RateLimitStyle style, int rounds)
      throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    List<Long> refusals = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ratios.add(job(fake, style, JOB) / IDEAL_SECONDS);
      refusals.add(refusals(fake));
    }
    Figures.print(style + ", 500 calls, x of 4.0 s", ratios);
    System.out.printf("%s, 500 calls, refusals in each round: %s%n", style, refusals);
  }

  private static void goodput(FakeKanvo fake, RateLimitStyle style) throws InterruptedException {
    double seconds = job(fake, style, LONG_JOB);
    // What the limit allows in that time: a full window at the start, then its rate.
    double allowed = Math.min(LONG_JOB, LIMIT + LIMIT * seconds);
    double ideal = (LONG_JOB - LIMIT) / (double) LIMIT;
    System.out.printf(
        "%s, %d calls: %.3f s, goodput %.1f %% of the limit, refused %.2f %% of %d%n",
        style,
        LONG_JOB,
        seconds,
        100 * ideal / seconds,
        100.0 * refusals(fake) / fake.requests().size(),
        fake.requests().size());
    if (allowed < LONG_JOB) {
      throw new IllegalStateException("more requests went through than the limit allows");
    }
  }

  private static double job(FakeKanvo fake, RateLimitStyle style, int calls)
      throws InterruptedException {
    fake.reset();
    fake.limit(LIMIT, WINDOW, style);
    try (KanvoClient kanvo = client(fake, RateLimiter.slidingWindow(LIMIT, WINDOW))) {
      long begin = System.nanoTime();
      run(kanvo, calls);
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

  /** Those beyond one answered request each are repeats of refused ones. */
  private static long refusals(FakeKanvo fake) {
    return fake.requests().size() % 100;
  }
}
