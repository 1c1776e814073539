package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A verified delivery, read as its provider's event. Immutable; equal if everything in it is equal.
 *
 * <pre>{@code
 * if (event instanceof BolsivoEvent.LeadQualified lead) {
 *   call(lead.businessName(), lead.score());
 * } else if (event instanceof KanvoEvent kanvo) {
 *   sync(kanvo.dataAs(Lead.class));
 * }
 * }</pre>
 *
 * <p>Each provider has its own family of events, and there may be more of them in every version: a
 * {@code switch} over this type needs a default. Within a family that has several kinds, {@link
 * BolsivoEvent}, it does not.
 *
 * <p>A field that a provider documents may be absent from a delivery all the same: then its
 * accessor returns null or empty, and reading does not fail.
 */
public interface WebhookEvent {

  /** {@return what the event was made of, which answers all that is asked here} */
  VerifiedDelivery delivery();

  /** {@return the provider that sent it} */
  default WebhookProvider provider() {
    return delivery().provider();
  }

  /**
   * {@return the event's name exactly as it came, for example {@code record.created}; known or not}
   * Empty if the payload names none.
   */
  default String type() {
    return delivery().type();
  }

  /**
   * {@return the documented kind of the event; empty if this version does not know its name} To
   * have it as the provider's own enum, ask that: {@code KanvoEventType.of(event.type())}.
   */
  default Optional<WebhookEventType<?>> eventType() {
    return provider().description().eventType(type());
  }

  /** {@return when the event happened, from the payload; empty if it does not say so readably} */
  default Optional<Instant> timestamp() {
    return delivery().timestamp();
  }

  /**
   * {@return the whole body as it came, fields that this version does not know included}
   *
   * <p>Each call returns a new copy, so that no handler sees what another has changed in its own:
   * keep it in a variable if you read several fields.
   */
  default JsonNode payload() {
    return delivery().payload();
  }

  /**
   * Reads the event's own data into a class of yours; fields that the class lacks are ignored.
   *
   * <p>That is the object {@code data} where the provider has one (Kanvo), the whole body where it
   * is flat (Bolsivo), and where nothing is documented {@code data} if it is an object, else the
   * whole body. Any class that Jackson can bind will do; on the module path, its package must be
   * open to {@code com.fasterxml.jackson.databind}.
   *
   * @param <T> what it is read as
   * @param type a class or record that Jackson can make
   * @return the data; never null
   * @throws UnreadableEventException if there is no data, or it does not fit the class
   * @throws IllegalArgumentException if Jackson cannot bind the class, whatever the data
   */
  default <T> T dataAs(Class<T> type) {
    return delivery().dataAs(type);
  }

  /**
   * {@return which of the verifier's secrets signed it: 0 is the current one, 1 the first of the
   * previous ones} When no event says 1 any more, the old secret can be retired.
   */
  default int secretIndex() {
    return delivery().secretIndex();
  }
}
