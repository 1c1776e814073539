package io.crmkit.transport.paging;

import io.crmkit.transport.json.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What tells the items of a list apart: their whole key, in parts. Immutable. */
public final class Identity<T> {
  /** The hash of an item that cannot be recognized. */
  static final long UNKNOWN = 0;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int END_OF_PART = Character.MAX_VALUE + 1;

  private final List<Function<T, @Nullable String>> parts;

  /**
   * With the parts of the key. An item that lacks one cannot be recognized, and none can when there
   * are no parts.
   */
  public Identity(List<Function<T, @Nullable String>> parts) {
    this.parts = parts;
  }

  /** Of models: the components with these names, all of them texts. */
  public static <T> Identity<T> of(Class<T> model, List<String> components) {
    List<Function<T, @Nullable String>> parts = new ArrayList<>();
    for (String name : components) {
      parts.add(Models.text(model, name));
    }
    return new Identity<>(parts);
  }

  /**
   * A hash of the item's key, of 64 bits.
   *
   * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV-1a</a>
   */
  long hash(T item) {
    if (parts.isEmpty()) {
      return UNKNOWN;
    }
    long hash = FNV_OFFSET;
    for (Function<T, @Nullable String> part : parts) {
      String text = part.apply(item);
      if (text == null) {
        return UNKNOWN;
      }
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ END_OF_PART) * FNV_PRIME;
    }
    return hash == UNKNOWN ? 1 : hash;
  }
}
