package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One way to read a whole list. */
interface ListReading {
  void forEach(Consumer<Object> action);

  /** Reads the list and returns the nanoseconds that it took. */
  default long read(int expected) {
    AtomicLong count = new AtomicLong();
    long begin = System.nanoTime();
    forEach(item -> count.incrementAndGet());
    long nanos = System.nanoTime() - begin;
    if (count.get() != expected) {
      throw new IllegalStateException(count + " items instead of " + expected);
    }
    return nanos;
  }

  static KanvoClient client(PagesServer server) {
    return KanvoClient.builder().apiKey(KanvoByHand.KEY).baseUrl(server.baseUrl()).build();
  }
}
