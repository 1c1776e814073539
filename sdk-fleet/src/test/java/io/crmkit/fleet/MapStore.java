package io.crmkit.fleet;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** A store in memory, at the test's own time, which can be down. For one thread. */
final class MapStore extends AbstractCompareAndSwapBasedProxyManager<String> {
  final Map<String, byte[]> entries;
  boolean isDown;
  int asked;

  MapStore(LongSupplier nanoTime) {
    this(nanoTime, new HashMap<>());
  }

  private MapStore(LongSupplier nanoTime, Map<String, byte[]> entries) {
    super(ClientSideConfig.getDefault().withClientClock(new NanoClock(nanoTime)));
    this.entries = entries;
  }

  /** The same store, as a machine uses it whose clock differs. */
  MapStore at(LongSupplier nanoTime) {
    return new MapStore(nanoTime, entries);
  }

  @Override
  protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
    asked++;
    if (isDown) {
      throw new IllegalStateException("connection refused");
    }
    return new CompareAndSwapOperation() {
      @Override
      public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
        return Optional.ofNullable(entries.get(key));
      }

      @Override
      public boolean compareAndSwap(
          byte[] original, byte[] now, RemoteBucketState state, Optional<Long> timeoutNanos) {
        boolean same = Arrays.equals(entries.get(key), original);
        if (same) {
          entries.put(key, now);
        }
        return same;
      }
    };
  }

  @Override
  protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
    throw new UnsupportedOperationException("not asked for");
  }

  @Override
  public void removeProxy(String key) {
    entries.remove(key);
  }

  @Override
  protected CompletableFuture<Void> removeAsync(String key) {
    throw new UnsupportedOperationException("not asked for");
  }

  @Override
  public boolean isAsyncModeSupported() {
    return false;
  }
}
