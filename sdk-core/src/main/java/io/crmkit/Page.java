package io.crmkit;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param items the page's items in the provider's order; never null, may be empty
 * @param number the page's number, from 1
 * @param size how many items a full page holds: what the provider says, else what was asked for
 * @param total how many items the whole list has; empty when the provider does not say
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, int number, int size, OptionalLong total) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(total, "total == null");
  }
}
