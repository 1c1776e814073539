package io.crmkit.testing;

import java.util.function.LongSupplier;

/** A {@link FakeBolsivo} in a project with JUnit. */
final class FakeBolsivoExtension extends FakeBolsivo implements FakeExtension {
  private FakeBolsivoExtension(LongSupplier nanoTime) {
    super(nanoTime);
  }

  /** Typed so that nothing of JUnit is loaded before this is called. */
  static FakeBolsivo make(LongSupplier nanoTime) {
    return new FakeBolsivoExtension(nanoTime);
  }
}
