package io.crmkit.transport.paging;

import io.crmkit.Page;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Notices a server that gives the same items for ever. One page that repeats the one before it is
 * what insertions can lead to; more is not.
 *
 * @param <T> the type of the items
 */
final class PageLoopDetector<T> {
  static final int PAGES_WITH_NOTHING_NEW = 10;

  private final Function<? super T, ? extends @Nullable Object> id;
  private int[] hashes = {};
  private int repeats;
  private int withNothingNew;

  PageLoopDetector(Function<? super T, ? extends @Nullable Object> id) {
    this.id = id;
  }

  /**
   * Whether the server repeats itself.
   *
   * @param page the next page in order
   * @param fresh those of its items that were not delivered lately
   * @param isLast whether the list ends with it
   */
  boolean isFoundIn(Page<T> page, List<T> fresh, boolean isLast) {
    if (page.items().isEmpty()) {
      return false;
    }
    int[] before = hashes;
    hashes = page.items().stream().mapToInt(this::hash).toArray();
    repeats = Arrays.equals(before, hashes) ? repeats + 1 : 0;
    withNothingNew = fresh.isEmpty() ? withNothingNew + 1 : 0;
    return repeats == 2 || (repeats == 1 && isLast) || withNothingNew == PAGES_WITH_NOTHING_NEW;
  }

  private int hash(T item) {
    Object itemId = id.apply(item);
    return itemId == null ? item.hashCode() : itemId.hashCode();
  }
}
