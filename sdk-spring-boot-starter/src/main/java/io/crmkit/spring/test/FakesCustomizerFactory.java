package io.crmkit.spring.test;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link CrmKitTest} on test classes. Made by Spring's test framework. */
final class FakesCustomizerFactory implements ContextCustomizerFactory {
  FakesCustomizerFactory() {}

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
    CrmKitTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, CrmKitTest.class);
    return test == null ? null : new FakesCustomizer(Set.of(test.value()));
  }
}
