package io.crmkit.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;

/**
 * Ends exchanges whose time is over or whose thread was interrupted. A platform thread that reads
 * from a socket does not notice an interrupt by itself; handing every exchange to a second thread
 * instead would cost more than a short exchange takes. So one daemon thread looks at the exchanges
 * under way now and then, and goes away when there have been none for a while.
 *
 * <p>OkHttp's own call timeout would do for the time, but wakes a thread for every exchange: a GET
 * over loopback takes a tenth less without.
 */
final class ExchangeWatch {
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final int IDLE_ROUNDS = 100;

  static final ExchangeWatch SHARED =
      new ExchangeWatch(task -> new Thread(task, "crmkit-exchange-watch"));

  private final ThreadFactory threads;
  private final long intervalNanos;
  private final Set<Watched> exchanges = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean running;

  ExchangeWatch(ThreadFactory threads) {
    this(threads, INTERVAL);
  }

  ExchangeWatch(ThreadFactory threads, Duration interval) {
    this.threads = threads;
    this.intervalNanos = interval.toNanos();
  }

  /**
   * Watches an exchange of this thread until it has ended.
   *
   * @param timeout how long it may take; one that is shorter than the interval may last as long
   */
  Watched watch(Call exchange, Duration timeout) {
    Watched watched = new Watched(exchange, Durations.toNanos(timeout));
    exchanges.add(watched);
    if (!running && !start()) {
      exchange.timeout().timeout(watched.timeoutNanos, TimeUnit.NANOSECONDS);
    }
    return watched;
  }

  /** Returns false if there is no thread to be had; the next exchange tries again. */
  private boolean start() {
    lock.lock();
    try {
      if (!running) {
        Thread thread = threads.newThread(this::run);
        thread.setDaemon(true);
        thread.start();
        running = true;
      }
      return true;
    } catch (OutOfMemoryError e) { // what the JDK throws when there are no more threads
      TransportLog.LOG.warn("no thread to watch exchanges: interrupts do not end this one", e);
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    long pause = intervalNanos;
    for (int idleRounds = 0; idleRounds < IDLE_ROUNDS || !stop(); ) {
      LockSupport.parkNanos(this, pause);
      idleRounds = exchanges.isEmpty() ? idleRounds + 1 : 0;
      pause = intervalNanos;
      for (Watched exchange : exchanges) {
        pause = Math.min(pause, exchange.check());
      }
    }
  }

  /** Ends the watching, unless an exchange was added that relied on it. */
  private boolean stop() {
    lock.lock();
    try {
      running = false;
      running = !exchanges.isEmpty();
      return !running;
    } finally {
      lock.unlock();
    }
  }

  /** An exchange under way. */
  final class Watched {
    final Call exchange;
    private final Thread thread = Thread.currentThread();
    private final long timeoutNanos;
    private final long start = System.nanoTime();
    private volatile boolean timedOut;

    private Watched(Call exchange, long timeoutNanos) {
      this.exchange = exchange;
      this.timeoutNanos = timeoutNanos;
    }

    /** What to say of a failure: that its time was over, if that is why. */
    IOException cause(IOException failure) {
      return timedOut && !(failure instanceof InterruptedIOException)
          ? (IOException) new InterruptedIOException("timeout").initCause(failure)
          : failure;
    }

    /** It is over. */
    void ended() {
      exchanges.remove(this);
    }

    /** Ends it if there is reason to, and returns how long until there may be. */
    private long check() {
      if (timedOut) {
        return Long.MAX_VALUE;
      }
      long left = timeoutNanos - (System.nanoTime() - start);
      timedOut = left <= 0;
      if (timedOut || thread.isInterrupted()) {
        end();
      }
      return timedOut ? Long.MAX_VALUE : left;
    }

    /** The host's listeners hear of it, and may throw. */
    private void end() {
      try {
        exchange.cancel();
      } catch (RuntimeException | Error e) {
        TransportLog.LOG.warn("a listener failed when an exchange was ended", e);
      }
    }
  }
}
