package io.crmkit.transport;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the items delivered last: at least {@link #MEMORY} of them and no more than twice as
 * many.
 *
 * @param <T> the type of the items
 */
final class RecentIds<T> {
  static final int MEMORY = 256;

  private final Function<? super T, ? extends @Nullable Object> id;
  private Set<Object> newer = new HashSet<>();
  private Set<Object> older = Set.of();

  RecentIds(Function<? super T, ? extends @Nullable Object> id) {
    this.id = id;
  }

  /** Those of the items that were not delivered lately, which now are; the list itself if all. */
  List<T> fresh(List<T> items) {
    List<T> fresh = new ArrayList<>(items.size());
    for (T item : items) {
      if (isFresh(id.apply(item))) {
        fresh.add(item);
      }
    }
    return fresh.size() == items.size() ? items : fresh;
  }

  private boolean isFresh(@Nullable Object itemId) {
    if (itemId == null) {
      return true;
    }
    if (newer.size() == MEMORY) {
      older = newer;
      newer = new HashSet<>();
    }
    return !older.contains(itemId) && newer.add(itemId);
  }
}
