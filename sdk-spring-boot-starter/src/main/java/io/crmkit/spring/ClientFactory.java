package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.RequestListener;
import io.crmkit.RetryPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.TaskDecorator;

/** Makes clients from properties and from the beans that change them. */
final class ClientFactory {
  private final CrmKitProperties properties;
  private final ObjectProvider<RequestListener> listeners;
  private final ObjectProvider<TaskDecorator> taskDecorator;
  private final ObjectProvider<CrmClientCustomizer> customizers;

  ClientFactory(
      CrmKitProperties properties,
      ObjectProvider<RequestListener> listeners,
      ObjectProvider<TaskDecorator> taskDecorator,
      ObjectProvider<CrmClientCustomizer> customizers) {
    this.properties = properties;
    this.listeners = listeners;
    this.taskDecorator = taskDecorator;
    this.customizers = customizers;
  }

  /** The client of the provider's own account. */
  CrmClient<?> create(CrmProvider provider, String beanName) {
    return build(provider, beanName, provider.properties(properties).own());
  }

  /** The client of a further account. */
  CrmClient<?> createAccount(CrmProvider provider, String account) {
    return build(
        provider, provider.beanName(account), provider.properties(properties).account(account));
  }

  private CrmClient<?> build(CrmProvider provider, String beanName, AccountProperties account) {
    ClientBuilder<?, ?> builder = provider.builder();
    apply(account, builder);
    listeners.orderedStream().forEach(builder::listener);
    taskDecorator.ifUnique(decorator -> builder.taskDecorator(decorator::decorate));
    customizers.orderedStream().forEach(customizer -> customizer.customize(beanName, builder));
    return builder.build();
  }

  private static void apply(AccountProperties account, ClientBuilder<?, ?> builder) {
    if (account.apiKey() != null) {
      builder.apiKey(account.apiKey());
    }
    if (account.baseUrl() != null) {
      builder.baseUrl(account.baseUrl());
    }
    if (account.callTimeout() != null) {
      builder.callTimeout(account.callTimeout());
    }
    if (account.attemptTimeout() != null) {
      builder.attemptTimeout(account.attemptTimeout());
    }
    if (account.retry() != null && account.retry().maxAttempts() != null) {
      builder.retryPolicy(RetryPolicy.builder().maxAttempts(account.retry().maxAttempts()).build());
    }
    if (account.rateLimit() != null) {
      account.rateLimit().limiter().ifPresent(builder::rateLimiter);
    }
  }
}
