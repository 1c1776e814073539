package io.crmkit.testing;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When a fake's server starts and stops: on first use, with the tests it serves, for good. */
final class ServerLife {
  private final Supplier<LoopbackServer> starter;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private @Nullable LoopbackServer server;
  private boolean closed;
  private int openClasses;

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

  /** A test class begins; a nested one begins while its outer one is open. */
  void beginClass() {
    lock.lock();
    try {
      openClasses++;
    } finally {
      lock.unlock();
    }
  }

  void endClass() {
    lock.lock();
    try {
      openClasses--;
      stopIfUnused();
    } finally {
      lock.unlock();
    }
  }

  /** A test ends; if no class is open the fake served only this test. */
  void endTest() {
    lock.lock();
    try {
      stopIfUnused();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      stop();
    } finally {
      lock.unlock();
    }
  }

  private void stopIfUnused() {
    if (openClasses == 0) {
      stop();
    }
  }

  private void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
