package io.crmkit.spring.test;

import io.crmkit.testing.FakeProvider;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Resets the fakes of a {@link CrmKitTest} before each test. Made by Spring's test framework. */
final class FakesResetListener implements TestExecutionListener {
  FakesResetListener() {}

  @Override
  public void beforeTestMethod(TestContext test) {
    if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), CrmKitTest.class)) {
      test.getApplicationContext()
          .getBeansOfType(FakeProvider.class)
          .values()
          .forEach(FakeProvider::reset);
    }
  }
}
