package io.crmkit.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A test class, and the state that its tests begin with once it has set itself up. */
final class TestScope {
  private final String id;
  private @Nullable Snapshot beginning;

  TestScope(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** Whether something with this id is the class itself, or within it. */
  boolean contains(String other) {
    return id.isEmpty() || other.equals(id) || other.startsWith(id + "/");
  }

  /** The first time takes the state as it is for the beginning; from then on, goes back to it. */
  void goToBeginning(Supplier<Snapshot> state) {
    if (beginning == null) {
      beginning = state.get();
    }
    beginning.restore();
  }
}
