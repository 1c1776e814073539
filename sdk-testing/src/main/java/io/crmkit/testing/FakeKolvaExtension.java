package io.crmkit.testing;

import java.util.function.LongSupplier;

/** A {@link FakeKolva} in a project with JUnit. */
final class FakeKolvaExtension extends FakeKolva implements FakeExtension {
  private FakeKolvaExtension(LongSupplier nanoTime) {
    super(nanoTime);
  }

  /** Typed so that nothing of JUnit is loaded before this is called. */
  static FakeKolva make(LongSupplier nanoTime) {
    return new FakeKolvaExtension(nanoTime);
  }
}
