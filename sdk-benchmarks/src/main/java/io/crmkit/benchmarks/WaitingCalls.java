package io.crmkit.benchmarks;

import io.crmkit.RateLimiter;
import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * 10,000 calls that wait at once, each on a virtual thread: how much heap a call takes that waits
 * for its place in the rate limit or for its response, and how often one pinned its carrier thread.
 */
public final class WaitingCalls {
  private static final int CALLS = 10_000;

  /** As many as it takes to have the code compiled: interpreted frames are larger. */
  private static final int WARM_UPS = 20_000;

  private static final int AT_ONCE = 100;
  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private final ExecutorService threads;
  private final Recording recording;

  private WaitingCalls(ExecutorService threads, Recording recording) {
    this.threads = threads;
    this.recording = recording;
  }

  /** Runs it. Takes no arguments. */
  public static void main(String[] args) throws Exception {
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    try (Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      WaitingCalls waiting = new WaitingCalls(threads, recording);
      waiting.forTheLimit();
      for (Contender contender : Contender.values()) {
        waiting.forTheResponse(contender);
      }
    } finally {
      threads.shutdown();
    }
  }

  private void forTheLimit() throws Exception {
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
    try (LoopbackServer server = new LoopbackServer(OneRecord.JSON);
        KanvoClient kanvo = client(server.baseUrl(), limiter)) {
      Callable<?> call = () -> kanvo.records().get("a");
      warmUp(call);
      measure("for the limit, " + Contender.CRMKIT, call, asked::await, () -> {});
    }
  }

  private void forTheResponse(Contender contender) throws Exception {
    try (LoopbackServer server = new LoopbackServer(OneRecord.JSON);
        KanvoClient kanvo = client(server.baseUrl(), RateLimiter.unlimited())) {
      warmUp(get(contender, kanvo, new KanvoByHand(server.baseUrl())));
    }
    try (HoldingServer server = new HoldingServer(CALLS);
        KanvoClient kanvo = client(server.baseUrl(), RateLimiter.unlimited())) {
      Callable<?> call = get(contender, kanvo, new KanvoByHand(server.baseUrl()));
      measure("for the response, " + contender, call, server::awaitRequests, server::answer);
    }
  }

  private static Callable<?> get(Contender contender, KanvoClient kanvo, KanvoByHand byHand) {
    return contender == Contender.CRMKIT ? () -> kanvo.records().get("a") : () -> byHand.get("a");
  }

  private static KanvoClient client(String baseUrl, RateLimiter limiter) {
    return KanvoClient.builder()
        .apiKey(KanvoByHand.KEY)
        .baseUrl(baseUrl)
        .rateLimiter(limiter)
        .attemptTimeout(ENOUGH) // 10,000 connections are opened at once
        .callTimeout(ENOUGH)
        .build();
  }

  private void warmUp(Callable<?> call) throws Exception {
    for (int done = 0; done < WARM_UPS; done += AT_ONCE) {
      await(start(call, AT_ONCE));
    }
  }

  /** Has all calls wait, measures, and lets them go. */
  private void measure(String what, Callable<?> call, Step untilAllWait, Step letGo)
      throws Exception {
    long pinnedBefore = pinned();
    long before = LiveHeap.bytes();
    List<Future<?>> calls = start(call, CALLS);
    untilAllWait.run();
    long waiting = LiveHeap.bytes();
    letGo.run();
    await(calls);
    System.out.printf(
        "Java %d: %d calls waited at once %s; %,d bytes of heap a call; %d pinning events%n",
        Runtime.version().feature(),
        CALLS,
        what,
        (waiting - before) / CALLS,
        pinned() - pinnedBefore);
  }

  private List<Future<?>> start(Callable<?> call, int count) {
    List<Future<?>> calls = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      calls.add(threads.submit(call));
    }
    return calls;
  }

  private static void await(List<Future<?>> calls) throws Exception {
    for (Future<?> call : calls) {
      call.get();
    }
  }

  private long pinned() throws IOException {
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

  /** Something to do that may fail. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }
}
