package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider that signs its webhook deliveries with an HMAC of the raw request body.
 *
 * <p>The constants are the providers that come with this library. For one of your own, describe it
 * with a {@link WebhookDescription} and keep what {@link #of} makes of that in a constant.
 * Immutable and thread-safe; equal only to itself.
 */
public final class WebhookProvider implements Serializable {
  private static final long serialVersionUID = 1L;

  // Stands before the constants, which enter themselves.
  private static final Map<String, WebhookProvider> KNOWN = new LinkedHashMap<>();

  /** Sends {@code sha256=} and the hexadecimal signature. */
  public static final WebhookProvider KANVO = known(KanvoEventType.DESCRIPTION);

  /**
   * Names the header only. That the signature may come as bare hexadecimal digits or with {@code
   * sha256=} before them is not documented by the provider, our decision.
   */
  public static final WebhookProvider KOLVA = known(KolvaEventType.DESCRIPTION);

  /** Sends the bare hexadecimal signature. */
  public static final WebhookProvider KOLVERA = known(KolveraEventType.DESCRIPTION);

  /**
   * Names the header only. That the signature may come as bare hexadecimal digits or with {@code
   * sha256=} before them is not documented by the provider, our decision.
   */
  public static final WebhookProvider KAIVOX = known(KaiVoxEventType.DESCRIPTION);

  /** Sends the bare hexadecimal signature, in lower case. */
  public static final WebhookProvider BOLSIVO = known(BolsivoEventType.DESCRIPTION);

  private final String name;
  private final transient WebhookDescription<?> description;

  private WebhookProvider(WebhookDescription<?> description) {
    this.name = description.name();
    this.description = description;
  }

  /**
   * {@return a provider of your own, for {@link WebhookVerifier#of} and all that is made of it}
   *
   * @param description how its deliveries are signed and read
   */
  public static WebhookProvider of(WebhookDescription<?> description) {
    return new WebhookProvider(requireNonNull(description, "description == null"));
  }

  /** {@return the providers that come with this library, in the order of their constants} */
  public static WebhookProvider[] values() {
    return KNOWN.values().toArray(WebhookProvider[]::new);
  }

  /**
   * Returns the provider of that name, for example {@code KANVO}.
   *
   * @param name the constant's name
   * @return the provider; never null
   * @throws IllegalArgumentException if none that comes with this library has the name
   */
  public static WebhookProvider valueOf(String name) {
    WebhookProvider provider = KNOWN.get(requireNonNull(name, "name == null"));
    if (provider == null) {
      throw new IllegalArgumentException(
          "no provider is named " + name + "; known are " + KNOWN.keySet());
    }
    return provider;
  }

  private static WebhookProvider known(WebhookDescription<?> description) {
    WebhookProvider provider = of(description);
    KNOWN.put(provider.name, provider);
    return provider;
  }

  /** {@return the provider's name in capitals, which is also the constant's} */
  public String name() {
    return name;
  }

  /**
   * {@return the name of the request header that carries the signature, as the provider writes it}
   * HTTP header names ignore case.
   */
  public String headerName() {
    return description.headerName();
  }

  /** {@return how long the provider waits for the answer to one attempt} */
  public Duration answerTimeout() {
    return description.answerTimeout();
  }

  /**
   * {@return how long after a failed attempt the provider makes the next one: before the second
   * attempt, the third, and so on} Empty if it does not promise to repeat a delivery.
   */
  public List<Duration> retryDelays() {
    return description.retryDelays();
  }

  /** {@return the kinds of events that the provider documents; unmodifiable} */
  public List<WebhookEventType<?>> eventTypes() {
    return description.eventTypes();
  }

  /**
   * {@return the event's name in a payload of this provider, as {@link WebhookEvent#type} is read
   * from a delivery; empty if the payload names none}
   *
   * @param payload a body of this provider, as JSON
   */
  public String eventName(JsonNode payload) {
    return description.type(requireNonNull(payload, "payload == null"));
  }

  /** {@return what every event of this provider is an instance of} */
  public Class<? extends WebhookEvent> eventClass() {
    return description.eventClass();
  }

  WebhookDescription<?> description() {
    return description;
  }

  // An exception names its provider, and is serializable: what comes back is the constant.
  private Object readResolve() {
    return valueOf(name);
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
