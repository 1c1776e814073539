package io.crmkit.testing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps servers that nobody closes from keeping the JVM alive. The threads of the embedded server
 * are no daemons and cannot be made daemons. So they belong to a group of their own, and a daemon
 * looks now and then whether the JVM waits for any other; if not, it closes the servers.
 */
final class LastThreads {
  /** The thread that waits for the others when the main thread has ended. */
  private static final String WAITS_FOR_OTHERS = "DestroyJavaVM";

  /** Nobody notices a program that ends a tenth of a second later. */
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final ThreadGroup GROUP = new ThreadGroup("CrmKit fakes");
  private static final ReentrantLock LOCK = new ReentrantLock();
  // Guarded by the lock:
  private static final Set<LoopbackServer> SERVERS = new HashSet<>();

  private LastThreads() {}

  /** Returns a thread whose descendants do not keep the JVM alive. */
  static Thread newThread(Runnable work) {
    return new Thread(GROUP, work, "crmkit-fake-start");
  }

  /** From now on the server is closed when nothing else is left. */
  static void add(LoopbackServer server) {
    LOCK.lock();
    try {
      if (SERVERS.isEmpty()) {
        Thread watch = new Thread(GROUP, LastThreads::watch, "crmkit-fake-watch");
        watch.setDaemon(true);
        watch.start();
      }
      SERVERS.add(server);
    } finally {
      LOCK.unlock();
    }
  }

  static void remove(LoopbackServer server) {
    LOCK.lock();
    try {
      SERVERS.remove(server);
    } finally {
      LOCK.unlock();
    }
  }

  private static void watch() {
    while (hasServers()) {
      if (areOthersLeft()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      } else {
        servers().forEach(LoopbackServer::close);
      }
    }
  }

  private static boolean hasServers() {
    return !servers().isEmpty();
  }

  private static Set<LoopbackServer> servers() {
    LOCK.lock();
    try {
      return Set.copyOf(SERVERS);
    } finally {
      LOCK.unlock();
    }
  }

  private static boolean areOthersLeft() {
    ThreadGroup top = GROUP;
    while (top.getParent() != null) {
      top = top.getParent();
    }
    Thread[] threads = new Thread[top.activeCount() + 64];
    top.enumerate(threads);
    return Arrays.stream(threads).filter(Objects::nonNull).anyMatch(LastThreads::isOther);
  }

  @SuppressWarnings("ReferenceEquality") // the group itself
  private static boolean isOther(Thread thread) {
    return !thread.isDaemon()
        && thread.getThreadGroup() != GROUP
        && !thread.getName().equals(WAITS_FOR_OTHERS);
  }
}
