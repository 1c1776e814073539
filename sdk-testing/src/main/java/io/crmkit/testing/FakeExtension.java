package io.crmkit.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes a fake an extension of JUnit Jupiter. The fakes themselves know nothing of JUnit, so that
 * they load without it; where it is there, a subclass with this interface takes their place.
 */
interface FakeExtension
    extends BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  @Override
  default void beforeAll(ExtensionContext context) {
    FakeLife life = ((FakeProvider) this).life();
    // The store of the root ends with the whole run.
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(FakeExtension.class))
        .put(this, new EndOfRun(life));
    life.beginClass(context.getUniqueId());
  }

  @Override
  default void beforeEach(ExtensionContext context) {
    ((FakeProvider) this).life().beginTest(context.getUniqueId());
  }

  @Override
  default void afterEach(ExtensionContext context) {
    ((FakeProvider) this).life().endTest(context.getUniqueId());
  }

  @Override
  default void afterAll(ExtensionContext context) {
    ((FakeProvider) this).life().endClass(context.getUniqueId());
  }
}
