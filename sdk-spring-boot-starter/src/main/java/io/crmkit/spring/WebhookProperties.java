package io.crmkit.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The endpoint that a provider delivers to.
 *
 * @param path Path of the endpoint, such as /webhooks/bolsivo. Without one there is no endpoint.
 * @param secret Signing secret, as the provider showed it.
 * @param previousSecrets Secrets that are still accepted while the secret is rotated.
 * @param maxAge How far the time of an event may be from now. Not checked unless set.
 */
record WebhookProperties(
    @Nullable String path,
    @Nullable String secret,
    @DefaultValue List<String> previousSecrets,
    @Nullable Duration maxAge) {

  /** Without secrets. */
  @Override
  public String toString() {
    return "WebhookProperties{path=" + path + "}";
  }
}
