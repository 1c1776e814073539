package io.crmkit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The requests in the order of their arrival. */
final class RequestLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<ReceivedRequest> requests = new ArrayList<>();

  void add(ReceivedRequest request) {
    lock.lock();
    try {
      requests.add(request);
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

  void clear() {
    lock.lock();
    try {
      requests.clear();
    } finally {
      lock.unlock();
    }
  }
}
