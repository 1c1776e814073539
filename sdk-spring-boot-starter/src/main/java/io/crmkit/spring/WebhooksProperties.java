package io.crmkit.spring;

import io.crmkit.webhooks.WebhookProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * The endpoints, by provider.
 *
 * @param kanvo Endpoint for Kanvo.
 * @param kolva Endpoint for Kolva.
 * @param kolvera Endpoint for Kolvera.
 * @param kaivox Endpoint for KaiVox.
 * @param bolsivo Endpoint for Bolsivo.
 */
record WebhooksProperties(
    @NestedConfigurationProperty @Nullable WebhookProperties kanvo,
    @NestedConfigurationProperty @Nullable WebhookProperties kolva,
    @NestedConfigurationProperty @Nullable WebhookProperties kolvera,
    @NestedConfigurationProperty @Nullable WebhookProperties kaivox,
    @NestedConfigurationProperty @Nullable WebhookProperties bolsivo) {

  /** Those that have a path. */
  Map<WebhookProvider, WebhookProperties> configured() {
    Map<WebhookProvider, WebhookProperties> endpoints = new LinkedHashMap<>();
    put(endpoints, WebhookProvider.KANVO, kanvo);
    put(endpoints, WebhookProvider.KOLVA, kolva);
    put(endpoints, WebhookProvider.KOLVERA, kolvera);
    put(endpoints, WebhookProvider.KAIVOX, kaivox);
    put(endpoints, WebhookProvider.BOLSIVO, bolsivo);
    return endpoints;
  }

  private static void put(
      Map<WebhookProvider, WebhookProperties> endpoints,
      WebhookProvider provider,
      @Nullable WebhookProperties endpoint) {
    if (endpoint != null && endpoint.path() != null) {
      endpoints.put(provider, endpoint);
    }
  }
}
