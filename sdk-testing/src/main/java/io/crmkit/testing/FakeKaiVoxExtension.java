package io.crmkit.testing;

import java.util.function.LongSupplier;

/** A {@link FakeKaiVox} in a project with JUnit. */
final class FakeKaiVoxExtension extends FakeKaiVox implements FakeExtension {
  private FakeKaiVoxExtension(LongSupplier nanoTime) {
    super(nanoTime);
  }

  /** Typed so that nothing of JUnit is loaded before this is called. */
  static FakeKaiVox make(LongSupplier nanoTime) {
    return new FakeKaiVoxExtension(nanoTime);
  }
}
