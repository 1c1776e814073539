package io.crmkit.testing;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that a fake's deliveries are made on, one after the other: a daemon that comes with
 * the first and goes away when there are no more, so that nobody has to end it.
 */
final class DeliveryThread {
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DeliveryThread::daemon);

  DeliveryThread() {
    executor.allowCoreThreadTimeOut(true);
  }

  /** Something to do on the thread, which may be interrupted. */
  @FunctionalInterface
  interface Task {
    void run() throws InterruptedException;
  }

  Future<?> start(Task task) {
    return executor.submit(
        () -> {
          task.run();
          return null;
        });
  }

  /** Does something, after all that was started before. */
  void run(Task task) {
    try {
      start(task).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The wait for the deliveries was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A delivery failed unexpectedly", e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "crmkit-fake-webhooks");
    thread.setDaemon(true);
    return thread;
  }
}
