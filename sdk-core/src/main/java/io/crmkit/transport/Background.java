package io.crmkit.transport;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls in the background: on virtual threads where the JDK has them, else on daemon threads.
 */
final class Background {
  private static final ExecutorService EXECUTOR = executor();

  private Background() {}

  /**
   * Runs calls.
   *
   * @param decorator what is put around them, applied on the calling thread
   */
  static <T extends @Nullable Object> CompletableFuture<T> run(
      Supplier<? extends T> calls, Cancellation cancellation, UnaryOperator<Runnable> decorator) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Completion<T> completion = new Completion<>(future);
    // Whoever else completes the future (cancel, orTimeout, completeOnTimeout) ends the calls.
    future.whenComplete((result, failure) -> completion.cancelIfForeign(cancellation));
    Runnable task = decorator.apply(() -> completion.of(calls));
    EXECUTOR.execute(() -> completion.failIfThrown(task));
    return future;
  }

  private static ExecutorService executor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException beforeJava21) {
      return Executors.newCachedThreadPool(new DaemonThreads());
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("virtual threads cannot be started", e);
    }
  }

  private static final class DaemonThreads implements ThreadFactory {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "crmkit-async-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }

  /** Completes the future with what the calls bring, and knows whether that happened. */
  private static final class Completion<T extends @Nullable Object> {
    private final CompletableFuture<T> future;
    private volatile boolean ended;

    Completion(CompletableFuture<T> future) {
      this.future = future;
    }

    void of(Supplier<? extends T> calls) {
      if (future.isDone()) {
        return; // completed by somebody else before it began
      }
      try {
        T result = calls.get();
        ended = true;
        future.complete(result);
      } catch (Throwable failure) { // whatever it is, it belongs to whoever holds the future
        ended = true;
        future.completeExceptionally(failure);
      }
    }

    /** What a decorator throws, too, belongs to whoever holds the future. */
    void failIfThrown(Runnable task) {
      try {
        task.run();
      } catch (Throwable failure) {
        future.completeExceptionally(failure);
      }
    }

    void cancelIfForeign(Cancellation cancellation) {
      if (!ended) {
        cancellation.cancel();
      }
    }
  }
}
