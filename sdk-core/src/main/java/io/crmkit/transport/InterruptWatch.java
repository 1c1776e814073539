package io.crmkit.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;

/**
 * Ends exchanges whose thread was interrupted. A platform thread that reads from a socket does not
 * notice an interrupt by itself; handing every exchange to a second thread instead would cost more
 * than a short exchange takes. So one daemon thread looks at the exchanges under way now and then,
 * and goes away when there have been none for a while.
 */
final class InterruptWatch {
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final int IDLE_ROUNDS = 100;

  static final InterruptWatch SHARED =
      new InterruptWatch(task -> new Thread(task, "crmkit-interrupt-watch"));

  private final ThreadFactory threads;
  private final long intervalNanos;
  private final Map<Call, Thread> exchanges = new ConcurrentHashMap<>();
  private final AtomicBoolean running = new AtomicBoolean();

  InterruptWatch(ThreadFactory threads) {
    this(threads, INTERVAL);
  }

  InterruptWatch(ThreadFactory threads, Duration interval) {
    this.threads = threads;
    this.intervalNanos = interval.toNanos();
  }

  void started(Call exchange) {
    exchanges.put(exchange, Thread.currentThread());
    if (!running.get() && running.compareAndSet(false, true)) {
      startThread();
    }
  }

  void ended(Call exchange) {
    exchanges.remove(exchange);
  }

  private void startThread() {
    try {
      Thread thread = threads.newThread(this::run);
      thread.setDaemon(true);
      thread.start();
    } catch (OutOfMemoryError e) { // what the JDK throws when there are no more threads to be had
      running.set(false);
      TransportLog.LOG.warn("no thread to watch for interrupts; the next exchange tries again", e);
    }
  }

  private void run() {
    int idleRounds = 0;
    while (idleRounds < IDLE_ROUNDS || !stop()) {
      LockSupport.parkNanos(this, intervalNanos);
      idleRounds = exchanges.isEmpty() ? idleRounds + 1 : 0;
      exchanges.forEach(InterruptWatch::endIfInterrupted);
    }
  }

  /** Ends the watching, unless an exchange was added that relied on it. */
  private boolean stop() {
    running.set(false);
    return exchanges.isEmpty() || !running.compareAndSet(false, true);
  }

  private static void endIfInterrupted(Call exchange, Thread thread) {
    if (thread.isInterrupted()) {
      exchange.cancel();
    }
  }
}
