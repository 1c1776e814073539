package io.crmkit.benchmarks;

import io.crmkit.RateLimiter;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * 10,000 calls that wait for their place in the rate limit at once, each on a virtual thread where
 * the JDK has them: how much heap a waiting call takes, and whether any of them pinned its carrier
 * thread.
 */
public final class WaitingCalls {
  private static final int CALLS = 10_000;
  private static final Duration WAIT = Duration.ofSeconds(15);

  private WaitingCalls() {}

  /** Runs it. Takes no arguments. */
  public static void main(String[] args) throws Exception {
    AtomicBoolean warm = new AtomicBoolean();
    CountDownLatch asked = new CountDownLatch(CALLS);
    RateLimiter limiter =
        maxWait -> {
          boolean first = !warm.getAndSet(true);
          if (!first) {
            asked.countDown();
          }
          return first ? Duration.ZERO : WAIT;
        };
    try (LoopbackServer server = new LoopbackServer("{\"data\":{\"id\":\"a\"}}");
        Recording recording = new Recording();
        KanvoClient kanvo =
            KanvoClient.builder()
                .apiKey("kv_live_benchmark")
                .baseUrl("http://127.0.0.1:" + server.port())
                .rateLimiter(limiter)
                .build()) {
      kanvo.async(k -> k.records().get("a")).join(); // loading a class pins, once
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      long before = usedHeap();
      List<CompletableFuture<KanvoRecord>> calls = new ArrayList<>(CALLS);
      for (int i = 0; i < CALLS; i++) {
        calls.add(kanvo.async(k -> k.records().get("a")));
      }
      asked.await();
      long waiting = usedHeap();
      CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0])).join();
      recording.stop();
      System.out.printf(
          "Java %d: %d calls waited at once; %,d bytes of heap a call; %d pinning events%n",
          Runtime.version().feature(), CALLS, (waiting - before) / CALLS, pinned(recording));
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
