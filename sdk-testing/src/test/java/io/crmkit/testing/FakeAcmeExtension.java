package io.crmkit.testing;

import java.util.function.LongSupplier;

/** A {@link FakeAcme} in a project with JUnit. */
final class FakeAcmeExtension extends FakeAcme implements FakeExtension {
  private FakeAcmeExtension(LongSupplier nanoTime) {
    super(nanoTime);
  }

  /** Typed so that nothing of JUnit is loaded before this is called. */
  static FakeAcme make(LongSupplier nanoTime) {
    return new FakeAcmeExtension(nanoTime);
  }
}
