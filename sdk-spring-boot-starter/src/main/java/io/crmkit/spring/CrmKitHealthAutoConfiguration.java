package io.crmkit.spring;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The health contributor {@code crmkit}, where Actuator is there. */
@AutoConfiguration(after = CrmKitAutoConfiguration.class)
@ConditionalOnProperty(name = "management.health.crmkit.enabled", matchIfMissing = true)
@Conditional(CrmKitHealthAutoConfiguration.OnHealth.class)
class CrmKitHealthAutoConfiguration {
  private static final String BOOT_3 = "org.springframework.boot.actuate.health.HealthIndicator";
  private static final String BOOT_4 =
      "org.springframework.boot.health.contributor.HealthIndicator";

  @Bean
  @ConditionalOnMissingBean
  ClientHealth crmKitClientHealth() {
    return new ClientHealth(Clock.systemUTC());
  }

  /** Boot 3.5. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = BOOT_3)
  static class Boot3 {
    @Bean
    @ConditionalOnMissingBean(name = "crmkitHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator crmkitHealthIndicator(
        ClientHealth health) {
      return () ->
          (health.isUp()
                  ? org.springframework.boot.actuate.health.Health.up()
                  : org.springframework.boot.actuate.health.Health.down())
              .withDetails(health.details())
              .build();
    }
  }

  /** Boot 4, which moved health to a package of its own. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = BOOT_4)
  static class Boot4 {
    @Bean
    @ConditionalOnMissingBean(name = "crmkitHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator crmkitHealthIndicator(
        ClientHealth health) {
      return () ->
          (health.isUp()
                  ? org.springframework.boot.health.contributor.Health.up()
                  : org.springframework.boot.health.contributor.Health.down())
              .withDetails(health.details())
              .build();
    }
  }

  /** Either. */
  static class OnHealth extends AnyNestedCondition {
    OnHealth() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnClass(name = BOOT_3)
    static class InBoot3 {}

    @ConditionalOnClass(name = BOOT_4)
    static class InBoot4 {}
  }
}
