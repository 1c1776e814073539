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

  /** {@return the provider that sends it} */
  WebhookProvider provider();

  /** {@return the name the provider gives it, as it stands in subscriptions and payloads} */
  String wireName();

  /** {@return what the provider's events are read as} */
  Class<E> eventClass();

  /**
   * Tells whether a payload may call the event so; the {@link #wireName} alone, by default.
   *
   * @param name the name as it stands in the payload; null if it has none
   * @return true if this type is meant
   */
  default boolean isNamed(@Nullable String name) {
    return wireName().equals(name);
  }

  /**
   * Returns the type of that name among a provider's; empty if none has it.
   *
   * @param <T> the provider's enum
   * @param types all types of the provider, {@code values()} of an enum
   * @param name the name as it stands in the payload; null if it has none
   * @return the type; empty if none has the name
   */
  static <T extends WebhookEventType<?>> Optional<T> find(T[] types, @Nullable String name) {
    for (T type : types) {
      if (type.isNamed(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
