package io.crmkit.testing;

import java.util.function.LongSupplier;

/** A {@link FakeKanvo} in a project with JUnit. */
final class FakeKanvoExtension extends FakeKanvo implements FakeExtension {
  private FakeKanvoExtension(LongSupplier nanoTime) {
    super(nanoTime);
  }

  /** Typed so that nothing of JUnit is loaded before this is called. */
  static FakeKanvo make(LongSupplier nanoTime) {
    return new FakeKanvoExtension(nanoTime);
  }
}
