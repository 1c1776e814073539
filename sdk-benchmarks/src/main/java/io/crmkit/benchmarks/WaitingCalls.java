package io.crmkit.benchmarks;

import io.crmkit.RateLimiter;
import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * 10,000 calls that wait for their place in the rate limit at once, each on a virtual thread where
 * the JDK has them: how much heap a waiting call takes, and whether any of them pinned its carrier
 * thread.
 */
public final class WaitingCalls {
  private static final int CALLS = 10_000;

  /** As many as it takes to have the code compiled: interpreted frames are larger. */
  private static final int WARM_UPS = 20_000;

  private static final int AT_ONCE = 100;
  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private WaitingCalls() {}

  /** Runs it. Takes no arguments. */
  public static void main(String[] args) throws Exception {
    AtomicInteger warmUps = new AtomicInteger(WARM_UPS);
    CountDownLatch asked = new CountDownLatch(CALLS);
    RateLimiter limiter =
        maxWait -> {
          if (warmUps.getAndDecrement() > 0) {
            return Duration.ZERO;
          }
          asked.countDown();
          return WAIT;
        };
    try (LoopbackServer server = new LoopbackServer("{\"data\":{\"id\":\"a\"}}");
        Recording recording = new Recording();
        KanvoClient kanvo =
            KanvoClient.builder()
                .apiKey(KanvoByHand.KEY)
                .baseUrl(server.baseUrl())
                .rateLimiter(limiter)
                .attemptTimeout(ENOUGH) // 10,000 connections are opened at once
                .callTimeout(ENOUGH)
                .build()) {
      for (int done = 0; done < WARM_UPS; done += AT_ONCE) {
        start(kanvo, AT_ONCE).join(); // loading a class pins, once
      }
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      long before = LiveHeap.bytes();
      CompletableFuture<Void> calls = start(kanvo, CALLS);
      asked.await();
      long waiting = LiveHeap.bytes();
      calls.join();
      recording.stop();
      System.out.printf(
          "Java %d: %d calls waited at once; %,d bytes of heap a call; %d pinning events%n",
          Runtime.version().feature(), CALLS, (waiting - before) / CALLS, pinned(recording));
    }
  }

  private static CompletableFuture<Void> start(KanvoClient kanvo, int count) {
    CompletableFuture<?>[] calls = new CompletableFuture<?>[count];
    for (int i = 0; i < count; i++) {
      calls[i] = kanvo.async(k -> k.records().get("a"));
    }
    return CompletableFuture.allOf(calls);
  }

  private static long pinned(Recording recording) throws IOException {
    Path file = Files.createTempFile("waiting-calls", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
          .count();
    } finally {
      Files.delete(file);
    }
  }
}
