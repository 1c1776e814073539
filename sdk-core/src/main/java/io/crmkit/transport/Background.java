package io.crmkit.transport;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls in the background: on virtual threads where the JDK has them, else on daemon threads.
 */
final class Background {
  private static final ExecutorService EXECUTOR = executor();

  private Background() {}

  static <T extends @Nullable Object> CompletableFuture<T> run(
      Supplier<? extends T> calls, Cancellation cancellation) {
    CancellableFuture<T> future = new CancellableFuture<>(cancellation);
    EXECUTOR.execute(() -> complete(future, calls));
    return future;
  }

  private static <T extends @Nullable Object> void complete(
      CompletableFuture<T> future, Supplier<? extends T> calls) {
    if (future.isDone()) {
      return; // cancelled before it began
    }
    try {
      future.complete(calls.get());
    } catch (Throwable failure) { // whatever it is, it belongs to whoever holds the future
      future.completeExceptionally(failure);
    }
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

  private static final class CancellableFuture<T extends @Nullable Object>
      extends CompletableFuture<T> {
    private final Cancellation cancellation;

    CancellableFuture(Cancellation cancellation) {
      this.cancellation = cancellation;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled) {
        cancellation.cancel();
      }
      return cancelled;
    }
  }
}
