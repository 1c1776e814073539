package io.crmkit.transport.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the items delivered last: at least {@link #MEMORY} of them and no more than twice as
 * many. What is kept is a hash of 64 bits each: the ids themselves would be a third of what an
 * iteration holds, and a million items collide with a probability of one in ten billion.
 *
 * @param <T> the type of the items
 */
final class SeenItems<T> {
  static final int MEMORY = 256;
  private static final int SLOTS = 2 * MEMORY;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Function<? super T, ? extends @Nullable Object> id;
  // Hash tables with linear probing, half full at most; 0 is a free slot.
  private long[] newer = new long[SLOTS];
  private long[] older = new long[SLOTS];
  private int count;

  SeenItems(Function<? super T, ? extends @Nullable Object> id) {
    this.id = id;
  }

  /** Those of the items that were not delivered lately, which now are; the list itself if all. */
  List<T> fresh(List<T> items) {
    List<T> fresh = new ArrayList<>(items.size());
    for (T item : items) {
      Object itemId = id.apply(item);
      if (itemId == null || add(hash(itemId.toString()))) {
        fresh.add(item);
      }
    }
    return fresh.size() == items.size() ? items : fresh;
  }

  private boolean add(long hash) {
    if (count == MEMORY) {
      older = newer;
      newer = new long[SLOTS];
      count = 0;
    }
    int slot = slotOf(newer, hash);
    if (newer[slot] == hash || older[slotOf(older, hash)] == hash) {
      return false;
    }
    newer[slot] = hash;
    count++;
    return true;
  }

  /** Where the hash is, or would be put. */
  private static int slotOf(long[] table, long hash) {
    int slot = (int) (hash ^ (hash >>> 32)) & (SLOTS - 1);
    while (table[slot] != hash && table[slot] != 0) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** FNV-1a; never 0. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash == 0 ? 1 : hash;
  }
}
