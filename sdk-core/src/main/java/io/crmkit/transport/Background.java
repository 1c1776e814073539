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
final class Background<T extends @Nullable Object> extends CompletableFuture<T> {
  private static final ExecutorService EXECUTOR = executor();

  private volatile boolean ended;

  private Background() {}

  /**
   * Runs calls.
   *
   * @param decorator what is put around them, applied on the calling thread
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the caller has the future itself
  static <T extends @Nullable Object> CompletableFuture<T> run(
      Supplier<? extends T> calls, Cancellation cancellation, UnaryOperator<Runnable> decorator) {
    Background<T> future = new Background<>();
    // Whoever else completes the future (cancel, orTimeout, completeOnTimeout) ends the calls.
    future.whenComplete(
        (result, failure) -> {
          if (!future.ended) {
            cancellation.cancel();
          }
        });
    Runnable task = decorator.apply(() -> future.completeWith(calls));
    EXECUTOR.execute(
        () -> {
          try {
            task.run();
          } catch (Throwable failure) { // of the decorator
            future.completeExceptionally(failure);
          }
        });
    return future;
  }

  private void completeWith(Supplier<? extends T> calls) {
    if (isDone()) {
      return; // completed by somebody else before it began
    }
    try {
      T result = calls.get();
      ended = true;
      complete(result);
    } catch (Throwable failure) { // whatever it is, it belongs to whoever holds the future
      ended = true;
      completeExceptionally(failure);
    }
  }

  private static ExecutorService executor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException beforeJava21) {
      return Executors.newCachedThreadPool(daemonThreads());
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("virtual threads cannot be started", e);
    }
  }

  private static ThreadFactory daemonThreads() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "crmkit-async-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
