package io.crmkit.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters for every client, where Micrometer has a registry. */
@AutoConfiguration(
    after = CrmKitAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
class CrmKitMetricsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(name = "crmKitMetrics")
  CrmClientCustomizer crmKitMetrics(MeterRegistry registry) {
    return (beanName, builder) -> builder.listener(new MicrometerListener(registry, beanName));
  }
}
