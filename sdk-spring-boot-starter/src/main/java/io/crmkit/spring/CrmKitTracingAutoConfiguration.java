package io.crmkit.spring;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Spans for every client, where there is one {@link OpenTelemetry} bean. Looked for when a client
 * is made, since Boot 3.5 and Boot 4 declare it in different places.
 */
@AutoConfiguration(after = CrmKitAutoConfiguration.class)
@ConditionalOnClass(OpenTelemetry.class)
@ConditionalOnProperty(name = "crmkit.tracing.enabled", matchIfMissing = true)
class CrmKitTracingAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(name = "crmKitTracing")
  CrmClientCustomizer crmKitTracing(ObjectProvider<OpenTelemetry> openTelemetry) {
    return (beanName, builder) ->
        openTelemetry.ifUnique(there -> builder.listener(new TracingListener(there)));
  }

  @Bean
  @ConditionalOnMissingBean
  BackgroundContext crmKitTracingContext() {
    return task -> Context.current().wrap(task);
  }
}
