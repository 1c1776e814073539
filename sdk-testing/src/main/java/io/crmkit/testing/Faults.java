package io.crmkit.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The faults that wait for requests. Each of {@link #next} and {@link #on} is used up by one
 * request; those {@link #atRate} go on. A request meets one fault: that of its method and path,
 * else the next, else one at random. It is recorded as any other. A fault stands before everything
 * else, so it also strikes a request that would have been refused, and does not count against a
 * limit.
 *
 * <p>Thread-safe.
 */
public final class Faults {
  private final String basePath;
  private final BooleanSupplier servesTls;
  private final Queue<Fault> waiting = new ConcurrentLinkedQueue<>();
  private final List<MatchedFaults> matched = new CopyOnWriteArrayList<>();
  private final List<RandomFaults> random = new CopyOnWriteArrayList<>();

  /**
   * @param servesTls whether the fake serves TLS, and so HTTP/2; asked for each fault
   */
  Faults(String basePath, BooleanSupplier servesTls) {
    this.basePath = basePath;
    this.servesTls = servesTls;
  }

  /**
   * Lets the next requests fail, one fault each, after those that wait already.
   *
   * @param faults the faults in their order
   * @throws IllegalStateException if one of them needs HTTP/2 and the fake serves no TLS
   */
  public void next(Fault... faults) {
    List.of(faults).forEach(this::requireProtocol);
    waiting.addAll(List.of(faults));
  }

  /**
   * Lets the next requests fail in one way, after those that wait already.
   *
   * @param count how many requests; at least 1
   * @param fault what goes wrong with each of them
   * @throws IllegalArgumentException if the count is less than 1
   * @throws IllegalStateException if the fault needs HTTP/2 and the fake serves no TLS
   */
  public void next(int count, Fault fault) {
    next(copies(count, fault));
  }

  static Fault[] copies(int count, Fault fault) {
    if (count < 1) {
      throw new IllegalArgumentException("count < 1: " + count);
    }
    return Collections.nCopies(count, fault).toArray(Fault[]::new);
  }

  /**
   * Chooses requests by method and path; what goes wrong with them is said on the result.
   *
   * @param method in capitals, such as {@code POST}
   * @param path below the base path, such as {@code /records/:id}; a segment that begins with a
   *     colon stands for any
   * @return where to say what goes wrong
   * @throws IllegalArgumentException if the method is not in capitals, or the path does not begin
   *     with a slash or begins with the base path
   */
  public MatchedFaults on(String method, String path) {
    MatchedFaults faults =
        new MatchedFaults(new RequestPattern(basePath, method, path), this::requireChoosable);
    matched.add(faults);
    return faults;
  }

  /**
   * Lets some requests fail, at random, until {@link #clear}. Of requests that arrive one after the
   * other the same ones fail in each run.
   *
   * @param rate what share of the requests fails, from 0 to 1
   * @param seed chooses which; any number
   * @param fault what goes wrong
   * @throws IllegalArgumentException if the rate is out of range, or the fault strikes before the
   *     request is read
   * @throws IllegalStateException if it needs HTTP/2 and the fake serves no TLS
   */
  public void atRate(double rate, long seed, Fault fault) {
    requireChoosable(fault);
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate not in 0..1: " + rate);
    }
    random.add(new RandomFaults(rate, seed, fault));
  }

  /** {@return how many faults no request has met yet, without those at random} */
  public int pending() {
    return waiting.size() + matched.stream().mapToInt(MatchedFaults::pending).sum();
  }

  /** Forgets the faults that no request has met yet, and those at random. */
  public void clear() {
    waiting.clear();
    matched.clear();
    random.clear();
  }

  private void requireChoosable(Fault fault) {
    requireProtocol(fault);
    if (fault.ending() == Ending.DROPPED_UNREAD) {
      throw new IllegalArgumentException(
          "dropConnectionBeforeReading() strikes a request of which nothing is known:"
              + " give it to next(…) of faults()");
    }
  }

  private void requireProtocol(Fault fault) {
    Objects.requireNonNull(fault, "fault == null");
    if (fault.ending() == Ending.STREAM_REFUSED && !servesTls.getAsBoolean()) {
      throw new IllegalStateException("refuseStream() needs HTTP/2: make the fake with startTls()");
    }
  }

  /** Takes the next fault if it strikes a request that has not been read. */
  @Nullable Fault takeUnread() {
    Fault next = waiting.peek();
    boolean isTaken =
        next != null && next.ending() == Ending.DROPPED_UNREAD && waiting.remove(next);
    return isTaken ? next : null;
  }

  @Nullable Fault take(ReceivedRequest request) {
    // Every one that matches counts the request; the first that has a fault for it is heeded.
    Fault chosen =
        matched.stream()
            .flatMap(faults -> Stream.ofNullable(faults.take(request)))
            .toList()
            .stream()
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      chosen = waiting.poll();
    }
    return chosen == null ? takeAtRandom() : chosen;
  }

  private @Nullable Fault takeAtRandom() {
    return random.stream().flatMap(faults -> Stream.ofNullable(faults.take())).toList().stream()
        .findFirst()
        .orElse(null);
  }

  Snapshot snapshot() {
    List<Fault> waitingThen = List.copyOf(waiting);
    List<MatchedFaults> matchedThen = List.copyOf(matched);
    List<RandomFaults> randomThen = List.copyOf(random);
    List<Snapshot> states = new ArrayList<>();
    matchedThen.forEach(faults -> states.add(faults.snapshot()));
    randomThen.forEach(faults -> states.add(faults.snapshot()));
    return () -> {
      clear();
      waiting.addAll(waitingThen);
      matched.addAll(matchedThen);
      random.addAll(randomThen);
      states.forEach(Snapshot::restore);
    };
  }
}
