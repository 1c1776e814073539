package io.crmkit.spring;

import io.crmkit.RequestListener;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskDecorator;

/** A client for each provider that has an API key, unless the application declares one itself. */
@AutoConfiguration
@EnableConfigurationProperties(CrmKitProperties.class)
@Import(AccountClientsRegistrar.class)
class CrmKitAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  ClientFactory crmKitClientFactory(
      CrmKitProperties properties,
      ObjectProvider<RequestListener> listeners,
      ObjectProvider<TaskDecorator> taskDecorator,
      ObjectProvider<BackgroundContext> contexts,
      ObjectProvider<CrmClientCustomizer> customizers) {
    return new ClientFactory(properties, listeners, taskDecorator, contexts, customizers);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("crmkit.kanvo.api-key")
  KanvoClient kanvoClient(ClientFactory clients) {
    return (KanvoClient) clients.create(CrmProvider.KANVO, "kanvoClient");
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("crmkit.kolva.api-key")
  KolvaClient kolvaClient(ClientFactory clients) {
    return (KolvaClient) clients.create(CrmProvider.KOLVA, "kolvaClient");
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("crmkit.kaivox.api-key")
  KaiVoxClient kaiVoxClient(ClientFactory clients) {
    return (KaiVoxClient) clients.create(CrmProvider.KAIVOX, "kaiVoxClient");
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("crmkit.bolsivo.api-key")
  BolsivoClient bolsivoClient(ClientFactory clients) {
    return (BolsivoClient) clients.create(CrmProvider.BOLSIVO, "bolsivoClient");
  }
}
