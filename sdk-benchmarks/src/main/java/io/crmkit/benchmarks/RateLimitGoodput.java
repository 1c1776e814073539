package io.crmkit.benchmarks;

import io.crmkit.RateLimiter;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.RateLimitStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How much of a provider's limit a client uses, and how often it is refused: 16 threads against 100
 * requests a second, for each way of counting, told the limit and not. 500 calls take 4 s at best:
 * a hundred go at once, and a hundred each second from then on.
 */
public final class RateLimitGoodput {
  private static final int THREADS = 16;
  private static final int LIMIT = 100;
  private static final int JOB = 500;
  private static final double IDEAL_SECONDS = 4.0;
  private static final int LONG_JOB = 2_000;
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private RateLimitGoodput() {}

  /** Runs everything; takes about five minutes. */
  public static void main(String[] args) throws InterruptedException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    try (FakeKanvo fake = FakeKanvo.start()) {
      warmUp(fake);
      for (RateLimitStyle style : RateLimitStyle.values()) {
        jobs(fake, style, "limit known", rounds, known());
        jobs(fake, style, "limit unknown", rounds, RateLimiter::unlimited);
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

  private static void jobs(
      FakeKanvo fake, RateLimitStyle style, String name, int rounds, Supplier<RateLimiter> limiters)
      throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    List<Integer> refusals = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ratios.add(job(fake, style, JOB, limiters.get()) / IDEAL_SECONDS);
      refusals.add(refusals(fake, JOB));
    }
    Figures.print(style + ", " + name + ", 500 calls, x of 4.0 s", ratios);
    System.out.printf("%s, %s, 500 calls, refusals in each round: %s%n", style, name, refusals);
  }

  private static void goodput(FakeKanvo fake, RateLimitStyle style) throws InterruptedException {
    double seconds = job(fake, style, LONG_JOB, known().get());
    // A full window goes at once, the rest at the limit's rate.
    double ideal = (LONG_JOB - LIMIT) / (double) LIMIT;
    System.out.printf(
        "%s, %d calls: %.3f s, goodput %.1f %% of the limit, %.2f %% of the requests refused%n",
        style,
        LONG_JOB,
        seconds,
        100 * ideal / seconds,
        100.0 * refusals(fake, LONG_JOB) / fake.requests().size());
  }

  private static double job(FakeKanvo fake, RateLimitStyle style, int calls, RateLimiter limiter)
      throws InterruptedException {
    fake.reset();
    fake.limit(LIMIT, WINDOW, style);
    try (KanvoClient kanvo = client(fake, limiter)) {
      long begin = System.nanoTime();
      run(kanvo, calls);
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static Supplier<RateLimiter> known() {
    return () -> RateLimiter.slidingWindow(LIMIT, WINDOW);
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

  /** Every call ends with an answer: what else was sent is what was refused. */
  private static int refusals(FakeKanvo fake, int calls) {
    return fake.requests().size() - calls;
  }
}
