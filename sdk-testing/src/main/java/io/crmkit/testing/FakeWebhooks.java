package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * The webhook deliveries of a fake: when its state changes it tells every registered receiver,
 * signed as the provider signs, by a real request. Which change is which event, the Javadoc of the
 * fake says; {@link FakeProvider#seed} tells nobody.
 *
 * <p>A receiver is registered by {@link FakeProvider#deliverTo}, or by a request to the fake's own
 * API where the provider has one. An address that came by a request is called on this machine only:
 * one on another host is kept and never called, unless {@link #forward} says where it is. Plain
 * http is refused where the provider refuses it, unless {@link #allowHttp} was called.
 *
 * <p><b>When.</b> The first attempt is made at once, in the order of the changes and after the
 * request that made them was handled, on a thread of the fake's own. One that fails is repeated
 * when the provider would, as {@link WebhookSender} lists it, in a time of its own: it stands still
 * until {@link #advance} moves it, so half an hour of repetitions takes no time. {@link
 * #deliveries} and {@link #settle} wait for what is due.
 *
 * <p>Kolva disables an endpoint after 10 failures in a row. That a failure is a delivery given up,
 * rather than a single attempt, is our decision, and so is that the other providers disable none.
 *
 * <p>Thread-safe. A {@link FakeProvider#reset} forgets everything here.
 */
public final class FakeWebhooks {
  private final WebhookProvider provider;
  private final int failuresToDisable;
  private final InstantSource clock;
  private final DeliveryThread thread = new DeliveryThread();
  private final Map<String, String> forwards = new ConcurrentHashMap<>();
  private volatile boolean allowsHttp;
  private volatile DeliveryQueue queue;

  FakeWebhooks(WebhookProvider provider, int failuresToDisable, InstantSource clock) {
    this.provider = provider;
    this.failuresToDisable = failuresToDisable;
    this.clock = clock;
    this.queue = freshQueue();
  }

  /**
   * Lets requests register receivers on this machine by plain http, {@code
   * http://127.0.0.1:8080/hooks} for instance, which the providers would refuse.
   */
  public void allowHttp() {
    allowsHttp = true;
  }

  /**
   * Sends what is registered for one address to another: the code under test registers the address
   * of production, and the events come to the receiver of the test. Call it before the
   * registration.
   *
   * @param registered the address as it is registered
   * @param receiver where to send instead, http or https, on any host
   * @throws IllegalArgumentException if the receiver is neither http nor https
   */
  public void forward(String registered, String receiver) {
    WebhookPost.address("receiver", receiver);
    forwards.put(Objects.requireNonNull(registered, "registered == null"), receiver);
  }

  /**
   * Tells every receiver that wants it of an event that no change of the fake's state brings about.
   *
   * @param event the payload, such as one of {@link SampleEvents}; it names the event where the
   *     provider's payloads do
   * @throws IllegalArgumentException if it names no event
   */
  public void fire(JsonNode event) {
    String name = provider.eventName(event);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("event has no field that names it to " + provider);
    }
    queue.fire(name, event);
    send();
  }

  /**
   * Sends each event this often from now on, as providers do when an answer gets lost.
   *
   * @param times how often; 1 unless set
   * @throws IllegalArgumentException if it is less than 1
   */
  public void sendEach(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times < 1: " + times);
    }
    queue.copies(times);
  }

  /** Keeps new events back until they are released. */
  public void hold() {
    queue.hold();
  }

  /** Sends the events kept back in the order in which they happened, and later ones at once. */
  public void release() {
    queue.release(false);
    send();
  }

  /** Sends the events kept back with the last one first, and later ones at once. */
  public void releaseReversed() {
    queue.release(true);
    send();
  }

  /**
   * Moves the time of the deliveries on, making every attempt that falls due on the way, one after
   * the other, each at its own time.
   *
   * @param duration how far; not negative
   * @throws IllegalArgumentException if it is negative
   * @throws CancellationException if the thread is interrupted, whose flag stays set
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration < 0: " + duration);
    }
    DeliveryQueue current = queue;
    thread.run(
        () -> {
          current.sendDue();
          Duration then = current.now().plus(duration);
          while (current.moveTo(then)) {
            current.sendDue();
          }
        });
  }

  /**
   * Waits until everything that is due has been sent and was answered or given up. Not to be called
   * by a receiver, which would wait for itself.
   *
   * @throws CancellationException if the thread is interrupted, whose flag stays set
   */
  public void settle() {
    thread.run(() -> {});
  }

  /**
   * Returns every attempt since the start or the last reset, in the order in which they ended,
   * after {@link #settle}.
   *
   * @return an unmodifiable list that later attempts do not change
   * @throws CancellationException if the thread is interrupted, whose flag stays set
   */
  public List<WebhookLogEntry> deliveries() {
    settle();
    return queue.log();
  }

  /** Adds a receiver, on any host. */
  void deliverTo(String url, String secret, List<String> events) {
    WebhookPost.address("url", url);
    queue.add(new WebhookEndpoint(url, events, WebhookSigner.of(provider, secret)));
  }

  /** Adds a receiver that a request registered; it is called if that is safe. */
  WebhookEndpoint register(String url, String secret, List<String> events) {
    Optional<String> target = Optional.ofNullable(forwards.get(url));
    WebhookEndpoint endpoint =
        new WebhookEndpoint(target.orElse(url), events, WebhookSigner.of(provider, secret));
    if (target.isPresent() || (isLoopback(url) && takes(url))) {
      queue.add(endpoint);
    }
    return endpoint;
  }

  void remove(WebhookEndpoint endpoint) {
    queue.remove(endpoint);
  }

  /** Tells whether a provider that insists on https takes this address. */
  boolean takes(String url) {
    return hasHost(url)
        && (url.toLowerCase(Locale.ROOT).startsWith("https:") || (allowsHttp && isLoopback(url)));
  }

  /** The receivers of now, for whom nothing is on its way, and how events are sent to them. */
  Snapshot snapshot() {
    DeliveryQueue.Settings settingsThen = queue.settings();
    Map<String, String> forwardsThen = Map.copyOf(forwards);
    boolean allowsHttpThen = allowsHttp;
    return () -> {
      reset();
      forwards.putAll(forwardsThen);
      allowsHttp = allowsHttpThen;
      queue.apply(settingsThen);
    };
  }

  void reset() {
    forwards.clear();
    allowsHttp = false;
    queue.clear();
    queue = freshQueue();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is in the log of deliveries
  private void send() {
    DeliveryQueue current = queue;
    thread.start(current::sendDue);
  }

  private DeliveryQueue freshQueue() {
    return new DeliveryQueue(DeliverySchedule.of(provider), failuresToDisable, clock);
  }

  private static boolean hasHost(String url) {
    return hostOf(url).isPresent();
  }

  /** Looks at the text only: to ask the name service would be a request, too. */
  private static boolean isLoopback(String url) {
    String scheme = url.split(":", 2)[0].toLowerCase(Locale.ROOT);
    return List.of("http", "https").contains(scheme)
        && hostOf(url)
            .filter(host -> host.matches("(?i)localhost|127(\\.[0-9]+){3}|\\[::1]"))
            .isPresent();
  }

  private static Optional<String> hostOf(String url) {
    try {
      // OkHttp, which is to call it, has a word too: on the port, for one.
      return Optional.ofNullable(new URI(url).getHost()).filter(host -> HttpUrl.parse(url) != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
