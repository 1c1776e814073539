package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.RateLimiter;
import io.crmkit.RequestListener;
import io.crmkit.RetryPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.TaskDecorator;

/** Makes clients from properties and from the beans that change them. */
final class ClientFactory {
  private final CrmKitProperties properties;
  private final ObjectProvider<RequestListener> listeners;
  private final ObjectProvider<TaskDecorator> taskDecorator;
  private final ObjectProvider<BackgroundContext> contexts;
  private final ObjectProvider<CrmClientCustomizer> customizers;

  ClientFactory(
      CrmKitProperties properties,
      ObjectProvider<RequestListener> listeners,
      ObjectProvider<TaskDecorator> taskDecorator,
      ObjectProvider<BackgroundContext> contexts,
      ObjectProvider<CrmClientCustomizer> customizers) {
    this.properties = properties;
    this.listeners = listeners;
    this.taskDecorator = taskDecorator;
    this.contexts = contexts;
    this.customizers = customizers;
  }

  /** The client of the provider's own account. */
  CrmClient<?> create(CrmProvider provider, String beanName) {
    return build(provider, beanName, List.of(provider.properties(properties)));
  }

  /** The client of a further account: what it does not set is the provider's. */
  CrmClient<?> createAccount(CrmProvider provider, String account) {
    AccountProperties own = provider.accounts(properties).get(account);
    return build(
        provider, provider.beanName(account), List.of(provider.properties(properties), own));
  }

  private CrmClient<?> build(
      CrmProvider provider, String beanName, List<AccountProperties> layers) {
    ClientBuilder<?, ?> builder = provider.builder();
    layers.forEach(layer -> layer.applyTo(builder));
    builder.retryPolicy(retryPolicy(layers));
    rateLimiter(layers).ifPresent(builder::rateLimiter);
    listeners.orderedStream().forEach(builder::listener);
    background().ifPresent(context -> builder.taskDecorator(context::carry));
    customizers.orderedStream().forEach(customizer -> customizer.customize(beanName, builder));
    return builder.build();
  }

  private Optional<BackgroundContext> background() {
    Stream.Builder<BackgroundContext> all = Stream.builder();
    taskDecorator.ifUnique(decorator -> all.add(decorator::decorate));
    contexts.orderedStream().forEach(all);
    return all.build().reduce((outer, inner) -> task -> outer.carry(inner.carry(task)));
  }

  private static RetryPolicy retryPolicy(List<AccountProperties> layers) {
    RetryPolicy.Builder policy = RetryPolicy.builder();
    layers.stream()
        .map(AccountProperties::getRetry)
        .filter(Objects::nonNull)
        .forEach(retry -> retry.applyTo(policy));
    return policy.build();
  }

  /** The limiter of the last layer that says something of it; empty for the documented limit. */
  private static Optional<RateLimiter> rateLimiter(List<AccountProperties> layers) {
    return layers.stream()
        .map(AccountProperties::getRateLimit)
        .filter(Objects::nonNull)
        .reduce((general, own) -> own)
        .flatMap(RateLimitProperties::limiter);
  }
}
