package io.crmkit.spring.test;

import io.crmkit.testing.FakeBolsivo;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.FakeProvider;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts fakes with an application context and ends them with it. A value, so that tests with the
 * same fakes share a context.
 *
 * @param types which fakes
 */
record FakesCustomizer(Set<Class<? extends FakeProvider>> types) implements ContextCustomizer {
  private static final Map<Class<? extends FakeProvider>, Supplier<FakeProvider>> MAKERS =
      Map.of(
          FakeKanvo.class, FakeKanvo::create,
          FakeKolva.class, FakeKolva::create,
          FakeKaiVox.class, FakeKaiVox::create,
          FakeBolsivo.class, FakeBolsivo::create);

  private static final Map<Class<? extends FakeProvider>, String> PREFIXES =
      Map.of(
          FakeKanvo.class, "crmkit.kanvo.",
          FakeKolva.class, "crmkit.kolva.",
          FakeKaiVox.class, "crmkit.kaivox.",
          FakeBolsivo.class, "crmkit.bolsivo.");

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    for (Class<? extends FakeProvider> type : types) {
      FakeProvider fake = Objects.requireNonNull(MAKERS.get(type)).get();
      register(fake, (DefaultListableBeanFactory) context.getBeanFactory());
      String prefix = PREFIXES.get(type);
      TestPropertyValues.of(
              prefix + "api-key=" + fake.apiKey(),
              prefix + "base-url=" + fake.baseUrl(),
              prefix + "rate-limit.enabled=false")
          .applyTo(context);
    }
  }

  private static void register(FakeProvider fake, DefaultListableBeanFactory beans) {
    String name = fake.getClass().getName();
    beans.registerSingleton(name, fake);
    beans.registerDisposableBean(name, fake::close);
  }
}
