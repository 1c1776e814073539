package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** How a provider's lists are paged: the names of the two parameters, and their limits. */
record FakePaging(String pageParameter, String sizeParameter, int defaultSize, int maxSize) {
  /** One page of a list. */
  record Page(List<ObjectNode> items, int number, int size, int total) {}

  /** Returns these parameters with the two of paging after them. */
  Field[] with(Field... filters) {
    return Stream.concat(
            Stream.of(filters),
            Stream.of(
                Field.optional(pageParameter, ValueType.INTEGER),
                Field.optional(sizeParameter, ValueType.INTEGER)))
        .toArray(Field[]::new);
  }

  /**
   * Cuts out the page that the call asks for; one beyond the end is empty.
   *
   * @throws ErrorReply 400 if the number is less than 1, or the size not in 1..maxSize
   */
  Page cut(List<ObjectNode> items, Call call) {
    int number = numberIn(call, pageParameter, 1, Integer.MAX_VALUE);
    int size = numberIn(call, sizeParameter, defaultSize, maxSize);
    long from = Math.min((number - 1L) * size, items.size());
    long to = Math.min(from + size, items.size());
    return new Page(items.subList((int) from, (int) to), number, size, items.size());
  }

  private static int numberIn(Call call, String name, int fallback, int max) {
    int number = call.query(name).map(Integer::parseInt).orElse(fallback);
    if (number < 1 || number > max) {
      String range = max == Integer.MAX_VALUE ? "at least 1" : "1 to " + max;
      throw ErrorReply.badField(
          name, "Query parameter '%s' must be %s: %s".formatted(name, range, number));
    }
    return number;
  }
}
