package io.crmkit.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The test classes and the test that a fake serves, known by JUnit's unique ids, and the state that
 * each begins with: a class with what was there before the first of them, a nested class with what
 * its outer one set up, and a test with what its class set up.
 *
 * <p>Thread-safe.
 */
final class TestScopes {
  private final Supplier<Snapshot> state;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final Deque<TestScope> classes = new ArrayDeque<>();
  private final TestScope root = new TestScope("");
  private @Nullable String test;

  TestScopes(Supplier<Snapshot> state) {
    this.state = state;
  }

  /**
   * Begins a test class; a nested one begins while its outer one is open.
   *
   * @throws IllegalStateException if another class or a test is using the fake
   */
  void beginClass(String id) {
    lock.lock();
    try {
      TestScope outer = classes.isEmpty() ? root : classes.peek();
      if (!outer.contains(id)) {
        throw inUse(outer.id(), id);
      }
      requireNoTestBut(id);
      outer.goToBeginning(state);
      classes.push(new TestScope(id));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins a test. Without a class around it, the fake was made for this test and is left as it is.
   *
   * @throws IllegalStateException if another test is using the fake
   */
  void beginTest(String id) {
    lock.lock();
    try {
      requireNoTestBut(id);
      TestScope scope = classes.peek();
      if (scope != null) {
        if (!scope.contains(id)) {
          throw inUse(scope.id(), id);
        }
        scope.goToBeginning(state);
      }
      test = id;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a test, if it is the one that began. */
  void endTest(String id) {
    lock.lock();
    try {
      if (id.equals(test)) {
        test = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends a test class, if it is the one that began last. */
  void endClass(String id) {
    lock.lock();
    try {
      TestScope last = classes.peek();
      if (last != null && last.id().equals(id)) {
        classes.pop();
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireNoTestBut(String id) {
    if (test != null && !test.equals(id)) {
      throw inUse(test, id);
    }
  }

  private static IllegalStateException inUse(String one, String other) {
    return new IllegalStateException(
        ("This fake serves %s and cannot begin anew for %s at the same time."
                + " Give each test a fake of its own, in an instance field;"
                + " or have these tests take turns, by @ResourceLock or @Execution(SAME_THREAD);"
                + " or let them share its state, by keepState()")
            .formatted(one, other));
  }
}
