package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.EventDispatcher.Route;
import io.crmkit.webhooks.InvalidSignatureException.Reason;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One webhook endpoint, for any HTTP framework: takes the headers and the raw body, runs your
 * handlers, and tells the status to answer. Immutable and thread-safe.
 *
 * <pre>{@code
 * WebhookHandler handler = WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KANVO, secret))
 *     .on(KanvoEventType.RECORD_CREATED, event -> crm.add(event.data()))
 *     .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
 *     .build();
 * WebhookResponse answer = handler.handle(request::getHeader, bodyBytes);
 * }</pre>
 *
 * <p>The steps, each of which may end the delivery: size (413), signature (403), JSON (400), age
 * (403), duplicate (200, or 500 while the first one is still being handled), handlers (200, or 500
 * if one throws, so that the provider sends the delivery again). Events without a handler are
 * answered 200.
 *
 * <p>A service with several endpoints makes one handler for each. Failures of handlers are logged
 * at ERROR, with the event's name; bodies and signatures are never logged.
 */
public final class WebhookHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

  private static final String FORM = "application/x-www-form-urlencoded";

  private final WebhookVerifier verifier;
  private final HeaderLookup signatureHeader;
  private final HeaderLookup contentType = new HeaderLookup("Content-Type");
  private final EventDispatcher dispatcher;
  private final int maxBodyBytes;
  private final @Nullable AgeCheck ageCheck;
  private final @Nullable DeliveryDeduplicator duplicates;

  private WebhookHandler(Builder builder) {
    verifier = builder.verifier;
    signatureHeader = new HeaderLookup(verifier.provider().headerName());
    dispatcher = new EventDispatcher(builder.routes, builder.unhandled);
    maxBodyBytes = builder.maxBodyBytes;
    ageCheck = builder.maxAge == null ? null : new AgeCheck(builder.maxAge, builder.clock);
    duplicates =
        builder.filter == null
            ? null
            : new DeliveryDeduplicator(verifier.provider(), builder.filter);
  }

  /**
   * {@return a builder of a handler for one endpoint, whose deliveries that verifier knows}
   *
   * @param verifier knows the endpoint's provider and its secrets
   */
  public static Builder builder(WebhookVerifier verifier) {
    return new Builder(requireNonNull(verifier, "verifier == null"));
  }

  /**
   * Handles a delivery.
   *
   * @param headers returns a request header's value, or null if the request has none of that name.
   *     It is asked under the five spellings that HTTP stacks make of a name, such as {@code
   *     X-Kanvo-Signature} and {@code x-kanvo-signature}; of any other, only a lookup that ignores
   *     case knows. {@link WebhookHeaders#of} makes one from a map.
   * @param body the request's body, byte for byte as it arrived
   * @return the response to send: its status is one that the provider understands
   */
  public WebhookResponse handle(Function<String, @Nullable String> headers, byte[] body) {
    requireNonNull(headers, "headers == null");
    requireNonNull(body, "body == null");
    WebhookResponse response = answer(headers, body);
    LOG.debug("{} delivery: {}", verifier.provider(), response);
    return response;
  }

  /**
   * Handles a delivery whose body is still to be read: no more of it than the size limit allows, so
   * that nobody can fill your memory. The stream is not closed.
   *
   * @param headers returns a request header's value, or null if the request has none of that name
   * @param body the request's body
   * @return the response to send, as {@link #handle(Function, byte[])} tells
   * @throws IOException if the body cannot be read
   */
  public WebhookResponse handle(Function<String, @Nullable String> headers, InputStream body)
      throws IOException {
    requireNonNull(body, "body == null");
    // One byte more than allowed tells a body at the limit from one beyond it.
    return handle(headers, body.readNBytes(maxBodyBytes + 1));
  }

  private WebhookResponse answer(Function<String, @Nullable String> headers, byte[] body) {
    if (body.length > maxBodyBytes) {
      return new WebhookResponse(Outcome.TOO_LARGE, "body > " + maxBodyBytes + " bytes");
    }
    VerificationResult result = verifier.check(body, signatureHeader.find(headers));
    if (result.refusal() != null) {
      return new WebhookResponse(Outcome.FORGED, refusal(result.refusal(), headers, body));
    }
    return genuine(body, result);
  }

  private String refusal(Reason reason, Function<String, @Nullable String> headers, byte[] body) {
    if (reason == Reason.MISMATCH) {
      String mismatch = verifier.provider().headerName() + " does not match the body";
      if (body.length == 0) {
        return mismatch + ", which is empty: was the request read before it came here?";
      }
      if (isForm(contentType.find(headers))) {
        return mismatch
            + ": the request says that it is a form, which is the default of curl, and frameworks"
            + " read and rewrite a form. Send it as application/json, with curl's --data-binary";
      }
    }
    return InvalidSignatureException.message(verifier.provider(), reason);
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private WebhookResponse genuine(byte[] body, VerificationResult result) {
    WebhookEvent event;
    try {
      event = verifier.decode(body, result);
    } catch (UnreadableEventException e) {
      return new WebhookResponse(Outcome.UNREADABLE, String.valueOf(e.getMessage()));
    }
    if (ageCheck != null && !ageCheck.covers(event)) {
      return new WebhookResponse(
          Outcome.STALE, event.delivery() + " is further from now than allowed");
    }
    return duplicates == null ? run(event) : duplicates.once(body, () -> run(event));
  }

  private WebhookResponse run(WebhookEvent event) {
    try {
      Outcome outcome = dispatcher.dispatch(event) ? Outcome.HANDLED : Outcome.UNHANDLED;
      return new WebhookResponse(outcome, event.delivery().toString());
    } catch (Throwable e) { // Errors, too: whatever went wrong, the provider should come again.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.error(
          "{}: a handler failed, the provider is asked to send it again", event.delivery(), e);
      return new WebhookResponse(Outcome.FAILED, "a handler failed");
    }
  }

  /** Builds a {@link WebhookHandler}. Not thread-safe. */
  public static final class Builder {
    private static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    private final WebhookVerifier verifier;
    private final List<Route> routes = new ArrayList<>();
    private EventHandler<? super WebhookEvent> unhandled = event -> {};
    private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
    private @Nullable Duration maxAge;
    private Clock clock = Clock.systemUTC();
    private @Nullable DuplicateFilter filter;

    private Builder(WebhookVerifier verifier) {
      this.verifier = verifier;
    }

    /**
     * Runs the handler on each event of a documented type. Several handlers of one event run in the
     * order they were added; if one throws, those after it do not run, and all run again when the
     * provider repeats the delivery.
     *
     * @param <E> what the provider's events are read as
     * @param type the kind of event, such as {@code KanvoEventType.RECORD_CREATED}
     * @param handler what to do with it; what it throws has the provider repeat the delivery
     * @return this builder
     * @throws IllegalArgumentException if the type is another provider's
     */
    public <E extends WebhookEvent> Builder on(
        WebhookEventType<E> type, EventHandler<? super E> handler) {
      requireNonNull(type, "type == null");
      requireNonNull(handler, "handler == null");
      requireSent(type.eventClass(), type.wireName());
      return add(
          event -> event.eventType().filter(type::equals).isPresent(), type.eventClass(), handler);
    }

    /**
     * Runs the handler on each event of a class, for example {@code
     * BolsivoEvent.LeadQualified.class}, or {@code WebhookEvent.class} for all.
     *
     * @param <E> the class of the events
     * @param type the class, or one above it
     * @param handler what to do with them; what it throws has the provider repeat the delivery
     * @return this builder
     * @throws IllegalArgumentException if the class is another provider's
     */
    public <E extends WebhookEvent> Builder on(Class<E> type, EventHandler<? super E> handler) {
      requireNonNull(type, "type == null");
      requireNonNull(handler, "handler == null");
      requireSent(type, type.getSimpleName());
      return add(type::isInstance, type, handler);
    }

    /**
     * Runs the handler on each event that no other handler is for; by default, nothing.
     *
     * @param handler what to do with them
     * @return this builder
     */
    public Builder onUnhandled(EventHandler<? super WebhookEvent> handler) {
      unhandled = requireNonNull(handler, "handler == null");
      return this;
    }

    /**
     * Sets the largest body that is accepted, in bytes; 1,048,576 (1 MiB) by default.
     *
     * @param bytes from 1 to 2,147,483,646
     * @return this builder
     * @throws IllegalArgumentException if it is below 1, or 2,147,483,647
     */
    public Builder maxBodyBytes(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBodyBytes < 1: " + bytes);
      }
      if (bytes == Integer.MAX_VALUE) {
        throw new IllegalArgumentException("maxBodyBytes == Integer.MAX_VALUE: no array is longer");
      }
      maxBodyBytes = bytes;
      return this;
    }

    /**
     * Refuses events whose time is further from now than this, in the past or in the future, and
     * events without a time. Off by default.
     *
     * <p>Providers repeat a failed delivery for over half an hour (Bolsivo and Kolva: up to 36
     * minutes) with the same body and so with the same time: a short limit turns a short outage of
     * yours into lost events. One hour or more is a sensible limit. Only Kanvo and Bolsivo document
     * a time in their payloads. Against replays, {@link #duplicates} is the better guard.
     *
     * @param maxAge longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder maxAge(Duration maxAge) {
      requireNonNull(maxAge, "maxAge == null");
      if (maxAge.isNegative() || maxAge.isZero()) {
        throw new IllegalArgumentException("maxAge <= 0: " + maxAge);
      }
      this.maxAge = maxAge;
      return this;
    }

    /**
     * Sets the clock that {@link #maxAge} is measured by; the system's by default.
     *
     * @param clock tells what time it is now
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock == null");
      return this;
    }

    /**
     * Handles no delivery twice, as far as the filter knows; by default, none is recognised.
     *
     * @param filter remembers deliveries; one for each endpoint
     * @return this builder
     */
    public Builder duplicates(DuplicateFilter filter) {
      this.filter = requireNonNull(filter, "filter == null");
      return this;
    }

    /** {@return the handler; what is done to this builder later does not change it} */
    public WebhookHandler build() {
      return new WebhookHandler(this);
    }

    private <E extends WebhookEvent> Builder add(
        Predicate<WebhookEvent> matches, Class<E> eventClass, EventHandler<? super E> handler) {
      routes.add(Route.of(matches, eventClass, handler));
      return this;
    }

    private void requireSent(Class<?> type, String name) {
      Class<?> sent = verifier.provider().eventClass();
      if (!sent.isAssignableFrom(type) && !type.isAssignableFrom(sent)) {
        throw new IllegalArgumentException(
            name + " is no event of this endpoint's provider: " + verifier.provider());
      }
    }
  }
}
