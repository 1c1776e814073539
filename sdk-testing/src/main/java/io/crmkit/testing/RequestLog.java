package io.crmkit.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The requests in the order of their arrival. */
final class RequestLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<ReceivedRequest> requests = new ArrayList<>();

  void add(ReceivedRequest request) {
    lock.lock();
    try {
      requests.add(request);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<ReceivedRequest> all() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until so many have arrived, and returns all that have.
   *
   * @throws AssertionError if there are fewer when the time is over
   * @throws CancellationException if the thread is interrupted
   */
  List<ReceivedRequest> await(int count, Duration timeout) {
    lock.lock();
    try {
      long left = TimeUnit.NANOSECONDS.convert(timeout);
      while (requests.size() < count && left > 0) {
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The wait for requests was interrupted");
    } finally {
      lock.unlock();
    }
    List<ReceivedRequest> now = all();
    if (now.size() < count) {
      throw new AssertionError(
          "Expected %s requests within %s, but %s".formatted(count, timeout, described(now)));
    }
    return now;
  }

  /**
   * Returns the requests of a pattern.
   *
   * @throws AssertionError if there are more or fewer
   */
  List<ReceivedRequest> require(int count, RequestPattern pattern) {
    List<ReceivedRequest> now = all();
    List<ReceivedRequest> matching = now.stream().filter(pattern::matches).toList();
    if (matching.size() != count) {
      throw new AssertionError(
          "Expected %s × %s, but of these there are %s; %s"
              .formatted(count, pattern, matching.size(), described(now)));
    }
    return matching;
  }

  void clear() {
    lock.lock();
    try {
      requests.clear();
    } finally {
      lock.unlock();
    }
  }

  private static String described(List<ReceivedRequest> requests) {
    if (requests.isEmpty()) {
      return "nothing arrived";
    }
    return requests.stream()
        .map(ReceivedRequest::toString)
        .collect(Collectors.joining("\n  ", "what arrived is\n  ", ""));
  }
}
