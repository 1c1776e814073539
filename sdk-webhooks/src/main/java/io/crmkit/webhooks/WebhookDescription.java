package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that differs between providers of webhooks, as data: how deliveries are signed, where a
 * payload says what happened, as what it is read, and when it is sent again. Immutable.
 *
 * <pre>{@code
 * static final WebhookProvider ACME = WebhookProvider.of(
 *     WebhookDescription.builder("ACME", AcmeEvent.class, AcmeEvent::new)
 *         .signature("X-Acme-Signature", SignatureFormat.hex("HmacSHA256").prefix("v1="))
 *         .events(AcmeEventType.values())
 *         .retryDelays(Duration.ofMinutes(1), Duration.ofHours(1))
 *         .build());
 * }</pre>
 *
 * @param <E> what every event of the provider is an instance of
 */
public final class WebhookDescription<E extends WebhookEvent> {
  // With the SHA-256 of a body it makes the key of a DuplicateFilter, which is at most 80 long.
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,14}");

  private final String name;
  private final Class<E> eventClass;
  private final Function<VerifiedDelivery, ? extends E> decoder;
  private final String headerName;
  private final SignatureFormat signatureFormat;
  private final List<WebhookEventType<?>> eventTypes;
  private final List<String> typeFields;
  private final String timestampField;
  private final UnaryOperator<JsonNode> data;
  private final Duration answerTimeout;
  private final List<Duration> retryDelays;

  private WebhookDescription(Builder<E> builder) {
    name = builder.name;
    eventClass = builder.eventClass;
    decoder = builder.decoder;
    headerName = requireSet(builder.headerName);
    signatureFormat = requireSet(builder.signatureFormat);
    eventTypes = builder.eventTypes;
    typeFields = builder.typeFields;
    timestampField = builder.timestampField;
    data = builder.data;
    answerTimeout = builder.answerTimeout;
    retryDelays = builder.retryDelays;
  }

  private static <T> T requireSet(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("signature(header, format) was not called");
    }
    return value;
  }

  /**
   * Returns a builder with the defaults that stand at its methods; {@link Builder#signature} has
   * none.
   *
   * @param <E> what every event of the provider is read as
   * @param name the provider's name: up to 15 capitals, digits and underscores, a capital first
   * @param eventClass what every event of the provider is read as
   * @param decoder makes the event of a verified delivery; it must not throw, whatever is in the
   *     payload, since one odd field must not cost a delivery
   * @return a builder of the description
   * @throws IllegalArgumentException if the name has another form
   */
  public static <E extends WebhookEvent> Builder<E> builder(
      String name, Class<E> eventClass, Function<VerifiedDelivery, ? extends E> decoder) {
    requireNonNull(name, "name == null");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name is not " + NAME + ": " + name);
    }
    return new Builder<>(
        name,
        requireNonNull(eventClass, "eventClass == null"),
        requireNonNull(decoder, "decoder == null"));
  }

  String name() {
    return name;
  }

  Class<E> eventClass() {
    return eventClass;
  }

  String headerName() {
    return headerName;
  }

  SignatureFormat signatureFormat() {
    return signatureFormat;
  }

  Duration answerTimeout() {
    return answerTimeout;
  }

  List<Duration> retryDelays() {
    return retryDelays;
  }

  List<WebhookEventType<?>> eventTypes() {
    return eventTypes;
  }

  Optional<WebhookEventType<?>> eventType(String name) {
    return eventTypes.stream().filter(type -> type.isNamed(name)).findFirst();
  }

  /** The event's own data in a payload; missing if there is none. */
  JsonNode data(JsonNode payload) {
    return data.apply(payload);
  }

  E decode(WebhookProvider provider, ObjectNode payload, int secretIndex) {
    return decoder.apply(
        new VerifiedDelivery(
            provider,
            type(payload),
            VerifiedDelivery.time(payload.path(timestampField)),
            payload,
            secretIndex));
  }

  String type(JsonNode payload) {
    for (String field : typeFields) {
      String type = payload.path(field).asText("");
      if (!type.isEmpty()) {
        return type;
      }
    }
    return "";
  }

  /**
   * Builds a {@link WebhookDescription}. Not thread-safe.
   *
   * @param <E> what every event of the provider is an instance of
   */
  public static final class Builder<E extends WebhookEvent> {
    private final String name;
    private final Class<E> eventClass;
    private final Function<VerifiedDelivery, ? extends E> decoder;
    private @Nullable String headerName;
    private @Nullable SignatureFormat signatureFormat;
    private List<WebhookEventType<?>> eventTypes = List.of();
    private List<String> typeFields = List.of("event", "type");
    private String timestampField = "timestamp";
    private UnaryOperator<JsonNode> data = Builder::dataOrElseWholeBody;
    private Duration answerTimeout = Duration.ofSeconds(10);
    private List<Duration> retryDelays = List.of();

    private Builder(
        String name, Class<E> eventClass, Function<VerifiedDelivery, ? extends E> decoder) {
      this.name = name;
      this.eventClass = eventClass;
      this.decoder = decoder;
    }

    /**
     * Sets the request header that carries the signature, and how it is written there.
     *
     * @param headerName the header's name, in any case
     * @param format the algorithm, the digits and what stands before them
     * @return this builder
     */
    public Builder<E> signature(String headerName, SignatureFormat format) {
      this.headerName = requireNonNull(headerName, "headerName == null");
      this.signatureFormat = requireNonNull(format, "format == null");
      return this;
    }

    /**
     * Sets the documented kinds of events, for example the values of an enum; none by default.
     *
     * @param types all of them: a later call takes the place of an earlier one
     * @return this builder
     */
    public Builder<E> events(WebhookEventType<?>... types) {
      eventTypes = List.of(types);
      return this;
    }

    /**
     * Sets the fields in which the event's name is looked for, the first one first; {@code event},
     * {@code type} by default.
     *
     * @param fields names of fields at the top of the payload
     * @return this builder
     */
    public Builder<E> typeFields(String... fields) {
      typeFields = List.of(fields);
      return this;
    }

    /**
     * Sets the field with the time of the event, in ISO 8601 with an offset; {@code timestamp} by
     * default.
     *
     * @param field the name of a field at the top of the payload
     * @return this builder
     */
    public Builder<E> timestampField(String field) {
      timestampField = requireNonNull(field, "field == null");
      return this;
    }

    /**
     * Sets the field that {@link WebhookEvent#dataAs} reads. By default that is {@code data} if it
     * is an object, else the whole body.
     *
     * @param field the name of a field at the top of the payload
     * @return this builder
     */
    public Builder<E> dataField(String field) {
      requireNonNull(field, "field == null");
      data = payload -> payload.path(field);
      return this;
    }

    /**
     * Has {@link WebhookEvent#dataAs} read the whole body: the payload is flat.
     *
     * @return this builder
     */
    public Builder<E> flatPayload() {
      data = UnaryOperator.identity();
      return this;
    }

    /**
     * Sets how long the provider waits for the answer to one attempt; 10 seconds by default.
     *
     * @param timeout longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder<E> answerTimeout(Duration timeout) {
      requireNonNull(timeout, "timeout == null");
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("answerTimeout <= 0: " + timeout);
      }
      answerTimeout = timeout;
      return this;
    }

    /**
     * Sets when a failed delivery is sent again: how long after the first attempt the second is
     * made, after that one the third, and so on. By default it never is.
     *
     * @param delays one for each repeat, none of them negative
     * @return this builder
     * @throws IllegalArgumentException if a delay is negative
     */
    public Builder<E> retryDelays(Duration... delays) {
      for (Duration delay : delays) {
        if (delay.isNegative()) {
          throw new IllegalArgumentException("retryDelay < 0: " + delay);
        }
      }
      retryDelays = List.of(delays);
      return this;
    }

    /**
     * {@return the description; what is done to this builder later does not change it}
     *
     * @throws IllegalStateException if {@link #signature} was not called
     */
    public WebhookDescription<E> build() {
      return new WebhookDescription<>(this);
    }

    private static JsonNode dataOrElseWholeBody(JsonNode payload) {
      JsonNode data = payload.path("data");
      return data.isObject() ? data : payload;
    }
  }
}
