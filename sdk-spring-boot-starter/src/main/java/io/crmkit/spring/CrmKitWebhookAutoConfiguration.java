package io.crmkit.spring;

import io.crmkit.webhooks.DuplicateFilter;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** An endpoint for each provider that has a path, in a servlet application. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(Servlet.class)
@EnableConfigurationProperties(CrmKitProperties.class)
class CrmKitWebhookAutoConfiguration {

  /** Not lazy, even where beans are: mistakes are to show at the start. */
  @Bean
  @Lazy(false)
  @ConditionalOnMissingBean
  WebhookEndpoints crmKitWebhookEndpoints(
      CrmKitProperties properties,
      ConfigurableListableBeanFactory beans,
      ObjectProvider<DuplicateFilter> duplicates,
      ObjectProvider<WebhookHandlerCustomizer> customizers) {
    return new WebhookEndpoints(properties, beans, duplicates, customizers);
  }

  @Bean
  @ConditionalOnMissingBean(name = "crmKitWebhookServlets")
  ServletContextInitializer crmKitWebhookServlets(WebhookEndpoints endpoints) {
    return context ->
        endpoints
            .paths()
            .forEach(
                (provider, path) ->
                    context
                        .addServlet("crmkit-" + provider, new WebhookServlet(endpoints, provider))
                        .addMapping(path));
  }
}
