package io.crmkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The permits that wait, in the order of coming. Each knows the time that it was told to come
 * again; reserved ones are used at that time.
 *
 * <p>Not thread-safe.
 */
final class PermitQueue {
  private final Set<SlidingWindowPermit> waiting = new LinkedHashSet<>();
  private final PriorityQueue<SlidingWindowPermit> reserved =
      new PriorityQueue<>(Comparator.comparingLong(SlidingWindowPermit::due));

  int size() {
    return waiting.size();
  }

  /** How many are before a permit: all of them unless it waits itself. */
  int ahead(SlidingWindowPermit permit) {
    if (!waiting.contains(permit)) {
      return waiting.size();
    }
    int ahead = 0;
    for (Iterator<SlidingWindowPermit> others = waiting.iterator(); others.next() != permit; ) {
      ahead++;
    }
    return ahead;
  }

  /** Adds a permit at the end, unless it waits already. */
  void add(SlidingWindowPermit permit) {
    waiting.add(permit);
  }

  /** Lets a waiting permit be used at its time. */
  void reserve(SlidingWindowPermit permit) {
    reserved.add(permit);
  }

  boolean remove(SlidingWindowPermit permit) {
    return waiting.remove(permit);
  }

  /** Removes a reserved permit whose time has come; null when there is none. */
  @Nullable SlidingWindowPermit removeReserved(long now) {
    if (reserved.isEmpty() || reserved.peek().due() > now) {
      return null;
    }
    waiting.remove(reserved.peek());
    return reserved.remove();
  }

  /**
   * Those at the head who need not wait for as long as they were told. Ends at the first one that
   * comes in time: when it is gone, the next ones are found.
   *
   * @param freeAt when a permit is free for one that has so many before it
   */
  List<SlidingWindowPermit> sooner(IntToLongFunction freeAt) {
    List<SlidingWindowPermit> sooner = new ArrayList<>();
    for (SlidingWindowPermit permit : waiting) {
      long free = freeAt.applyAsLong(sooner.size());
      if (free >= permit.due() || reserved.contains(permit)) {
        break;
      }
      permit.due(free);
      sooner.add(permit);
    }
    return sooner;
  }
}
