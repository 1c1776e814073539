package io.crmkit.spring;

import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The handler of each endpoint. They are made when all beans are there: after the web server was
 * prepared, and before it takes requests.
 */
final class WebhookEndpoints implements SmartInitializingSingleton {
  private final Map<WebhookProvider, WebhookProperties> endpoints;
  private final ConfigurableListableBeanFactory beans;
  private final ObjectProvider<DuplicateFilter> duplicates;
  private final ObjectProvider<WebhookHandlerCustomizer> customizers;
  private volatile Map<WebhookProvider, WebhookHandler> handlers = Map.of();

  WebhookEndpoints(
      CrmKitProperties properties,
      ConfigurableListableBeanFactory beans,
      ObjectProvider<DuplicateFilter> duplicates,
      ObjectProvider<WebhookHandlerCustomizer> customizers) {
    this.endpoints = properties.webhooks().configured();
    this.beans = beans;
    this.duplicates = duplicates;
    this.customizers = customizers;
  }

  /** The path of each endpoint. */
  Map<WebhookProvider, String> paths() {
    Map<WebhookProvider, String> paths = new EnumMap<>(WebhookProvider.class);
    endpoints.forEach((provider, endpoint) -> paths.put(provider, endpoint.path()));
    return paths;
  }

  /** The handler of an endpoint that is configured. */
  WebhookHandler handler(WebhookProvider provider) {
    WebhookHandler handler = handlers.get(provider);
    if (handler == null) {
      throw new IllegalStateException("the application has not started");
    }
    return handler;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<ListenerMethod> listeners = ListenerMethods.of(beans);
    listeners.forEach(this::requireEndpoint);
    Map<WebhookProvider, WebhookHandler> made = new EnumMap<>(WebhookProvider.class);
    endpoints.forEach(
        (provider, endpoint) -> made.put(provider, handler(provider, endpoint, listeners)));
    handlers = made;
  }

  private WebhookHandler handler(
      WebhookProvider provider, WebhookProperties endpoint, List<ListenerMethod> listeners) {
    WebhookHandler.Builder builder = WebhookHandler.builder(verifier(provider, endpoint));
    if (endpoint.maxAge() != null) {
      builder.maxAge(endpoint.maxAge());
    }
    duplicates.ifUnique(builder::duplicates);
    listeners.stream()
        .filter(listener -> isSentBy(provider, listener))
        .forEach(listener -> builder.on(listener.eventClass(), listener));
    customizers.orderedStream().forEach(customizer -> customizer.customize(provider, builder));
    return builder.build();
  }

  private static WebhookVerifier verifier(WebhookProvider provider, WebhookProperties endpoint) {
    if (endpoint.secret() == null) {
      throw new IllegalStateException(
          "crmkit.webhooks.%s.path is set, but not its secret: set crmkit.webhooks.%s.secret"
              .formatted(name(provider), name(provider)));
    }
    return WebhookVerifier.of(
        provider, endpoint.secret(), endpoint.previousSecrets().toArray(String[]::new));
  }

  private void requireEndpoint(ListenerMethod listener) {
    if (endpoints.keySet().stream().noneMatch(provider -> isSentBy(provider, listener))) {
      throw new IllegalStateException(
          "%s listens to %s, but no endpoint receives it: set crmkit.webhooks.….path and secret of its provider"
              .formatted(listener.method(), listener.eventClass().getSimpleName()));
    }
  }

  private static boolean isSentBy(WebhookProvider provider, ListenerMethod listener) {
    Class<?> sent = provider.eventClass();
    Class<?> wanted = listener.eventClass();
    return sent.isAssignableFrom(wanted) || wanted.isAssignableFrom(sent);
  }

  private static String name(WebhookProvider provider) {
    return provider.name().toLowerCase(Locale.ROOT);
  }
}
