package io.crmkit.webhooks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A documented kind of event. There is one enum per provider, which a {@code switch} can exhaust; a
 * kind that is not in it still arrives, as an event with its own {@link WebhookEvent#type()}.
 *
 * @param <E> what the provider's events are read as
 */
public interface WebhookEventType<E extends WebhookEvent> {

  /** Returns the provider that sends it. */
  WebhookProvider provider();

  /** Returns the name the provider gives it, as it stands in subscriptions and payloads. */
  String wireName();

  /** Returns what the provider's events are read as. */
  Class<E> eventClass();

  /** Tells whether a payload may call the event so; the {@link #wireName} alone, by default. */
  default boolean isNamed(@Nullable String name) {
    return wireName().equals(name);
  }

  /** Returns the type of that name among a provider's; empty if none has it. */
  static <T extends WebhookEventType<?>> Optional<T> find(T[] types, @Nullable String name) {
    for (T type : types) {
      if (type.isNamed(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
