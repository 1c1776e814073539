package io.crmkit.testing;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When a fake's server starts and stops: on first use, until further notice or for good. */
final class ServerLife {
  private final Supplier<LoopbackServer> starter;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private @Nullable LoopbackServer server;
  private boolean closed;

  ServerLife(Supplier<LoopbackServer> starter) {
    this.starter = starter;
  }

  /**
   * Returns where the server listens, starting it if need be.
   *
   * @throws IllegalStateException after {@link #close}
   */
  String origin() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The fake is closed");
      }
      if (server == null) {
        server = starter.get();
      }
      return server.origin();
    } finally {
      lock.unlock();
    }
  }

  /** Stops the server, if it runs; the next use starts another. */
  void stop() {
    lock.lock();
    try {
      if (server != null) {
        server.close();
        server = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops the server for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      stop();
    } finally {
      lock.unlock();
    }
  }
}
