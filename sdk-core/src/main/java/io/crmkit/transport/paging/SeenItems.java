package io.crmkit.transport.paging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The items of the latest pages: what came already is not delivered again, and a server that gives
 * the same items for ever is noticed. One page that repeats the one before it is what insertions
 * can lead to; more is not.
 *
 * <p>What is kept of an item is a hash of 64 bits: its key itself would be a third of what an
 * iteration holds. Among a million items, each compared with 400 others, two differing keys have
 * the same hash with a probability of less than one in forty billion.
 *
 * @param <T> the type of the items
 */
final class SeenItems<T> {
  static final int MEMORY = 256;
  static final int PAGES_WITH_NOTHING_NEW = 10;

  private final Identity<T> identity;
  private final Deque<long[]> pages = new ArrayDeque<>(); // the hashes of each page, sorted
  private int remembered;
  private List<Object> latest = List.of(); // hashes, and the items that have none
  private int repeats;
  private int withNothingNew;

  SeenItems(Identity<T> identity) {
    this.identity = identity;
  }

  /**
   * Adds the items of a page.
   *
   * @return those that did not come with a page before, within at least {@link #MEMORY} items
   */
  List<T> add(List<T> items) {
    long[] hashes = new long[items.size()];
    List<T> fresh = new ArrayList<>(items.size());
    List<Object> keys = new ArrayList<>(items.size());
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = identity.hash(items.get(i));
      boolean unknown = hashes[i] == Identity.UNKNOWN;
      keys.add(unknown ? items.get(i) : (Object) hashes[i]);
      if (unknown || !isRemembered(hashes[i])) {
        fresh.add(items.get(i));
      }
    }
    remember(hashes);
    repeats = keys.equals(latest) ? repeats + 1 : 0;
    latest = keys;
    withNothingNew = fresh.isEmpty() ? withNothingNew + 1 : 0;
    return fresh;
  }

  /**
   * Whether the server repeats itself.
   *
   * @param isLast whether the list ends with the page that was added last
   */
  boolean areRepeated(boolean isLast) {
    return repeats == 2 || (repeats == 1 && isLast) || withNothingNew == PAGES_WITH_NOTHING_NEW;
  }

  private boolean isRemembered(long hash) {
    for (long[] page : pages) {
      if (Arrays.binarySearch(page, hash) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void remember(long[] hashes) {
    Arrays.sort(hashes);
    pages.addLast(hashes);
    remembered += hashes.length;
    while (remembered - pages.getFirst().length >= MEMORY) {
      remembered -= pages.removeFirst().length;
    }
  }
}
