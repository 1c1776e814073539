package io.crmkit.testing;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends a fake with the run of tests whose store holds it. JUnit before 5.13 closes what is a {@code
 * CloseableResource}, later versions what is {@code AutoCloseable}.
 */
@SuppressWarnings("deprecation") // CloseableResource, since 5.13
record EndOfRun(FakeLife life) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
  @Override
  public void close() {
    life.endRun();
  }
}
