package io.crmkit.testing;

import static java.util.Objects.requireNonNull;

import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Delivers webhook events as a provider does: signed, over a real connection, and again while the
 * receiver does not answer with a 2xx. Immutable and thread-safe.
 *
 * <pre>{@code
 * WebhookSender bolsivo = WebhookSender.of(WebhookProvider.BOLSIVO, secret);
 * WebhookDelivery delivery = bolsivo.deliver(url, SampleEvents.bolsivoLeadQualified());
 * assertThat(delivery.delivered()).isTrue();
 * }</pre>
 *
 * <p><b>No time passes between the attempts</b>, so that a test of half an hour of repetitions
 * takes milliseconds: each attempt follows at once on the one before, and {@link Attempt#delay}
 * tells how long the provider waits there. {@link #withWaiting} lets a test move its own clock by
 * that much, or really wait.
 *
 * <p>How often and when a delivery is sent again:
 *
 * <ul>
 *   <li>Bolsivo: after 30 seconds, 5 and 30 minutes.
 *   <li>Kolva: after 1, 5 and 30 minutes. That Kolva disables a webhook after 10 failures in a row
 *       is not imitated: a sender remembers nothing.
 *   <li>KaiVox: at most three times. The delays are not documented by the provider; after 1, 5 and
 *       30 minutes is our decision.
 *   <li>Kanvo and Kolvera: never. Whether they repeat a delivery is not documented by the
 *       providers; our decision is to promise a receiver no second chance. {@link #withDelays}
 *       gives it some.
 * </ul>
 *
 * <p>Bolsivo and Kolva speak of 3 attempts and name three delays. We read that as a first attempt
 * and three more, four in all.
 *
 * <p>Only Bolsivo documents how long it waits for an answer, 10 seconds for each attempt; that it
 * is the same for the others is our decision. So are these, for all providers: whatever is not a
 * 2xx is sent again, a redirect is not followed and counts as a refusal, {@code Retry-After} is not
 * looked at, each attempt makes a new connection, the content type is {@code application/json}, and
 * the receiver may be plain http.
 */
public final class WebhookSender {
  private final WebhookSigner signer;
  private final DeliverySchedule schedule;
  private final Waiting waiting;

  private WebhookSender(WebhookSigner signer, DeliverySchedule schedule, Waiting waiting) {
    this.signer = signer;
    this.schedule = schedule;
    this.waiting = waiting;
  }

  /** What happens between two attempts. */
  @FunctionalInterface
  public interface Waiting {
    /**
     * Called before each attempt but the first, on the thread that delivers.
     *
     * @param delay how long the provider waits here, not negative
     * @throws InterruptedException if the thread is interrupted, which ends the delivery
     */
    void await(Duration delay) throws InterruptedException;
  }

  /**
   * {@return a sender for one endpoint, with the provider's timeout and delays, which does not wait
   * between attempts}
   *
   * @param provider in whose way and on whose schedule to deliver
   * @param secret the endpoint's signing secret; its UTF-8 bytes are the key
   * @throws IllegalArgumentException if the secret is blank
   */
  public static WebhookSender of(WebhookProvider provider, String secret) {
    WebhookSigner signer = WebhookSigner.of(provider, secret);
    return new WebhookSender(signer, DeliverySchedule.of(provider), delay -> {});
  }

  /**
   * {@return a sender that waits this long for an answer, in each attempt: from connecting to the
   * answer's headers}
   *
   * @param timeout longer than zero
   * @throws IllegalArgumentException if the timeout is not longer than zero
   */
  public WebhookSender withTimeout(Duration timeout) {
    return new WebhookSender(signer, schedule.withTimeout(timeout), waiting);
  }

  /**
   * {@return a sender with these delays in place of the provider's}
   *
   * @param delays how long after a failed attempt the next one is made: before the second attempt,
   *     the third, and so on; none for one attempt only
   * @throws IllegalArgumentException if a delay is negative
   */
  public WebhookSender withDelays(Duration... delays) {
    return new WebhookSender(signer, schedule.withDelays(List.of(delays)), waiting);
  }

  /**
   * {@return a sender that does this between two attempts}
   *
   * <pre>{@code
   * sender.withWaiting(clock::advance)                               // the test's own clock
   * sender.withWaiting(delay -> Thread.sleep(delay.toMillis()))      // really waits
   * sender.withWaiting(delay -> Thread.sleep(delay.toSeconds()))     // a thousand times faster
   * }</pre>
   *
   * @param waiting what it throws ends the delivery
   */
  public WebhookSender withWaiting(Waiting waiting) {
    return new WebhookSender(signer, schedule, requireNonNull(waiting, "waiting == null"));
  }

  /**
   * Signs an event and posts it until the receiver answers with a 2xx or the provider would give
   * up. The body and its signature are the same bytes in every attempt.
   *
   * <p>A {@code byte[]} and a {@code String} (in UTF-8) are sent exactly as they are, so that a
   * test can send what no JSON library would write. Of a {@link io.crmkit.webhooks.WebhookEvent}
   * the payload is sent. Anything else is written as JSON by Jackson: a {@code JsonNode}, a {@code
   * Map}, or a record of yours, whose {@code leadId} becomes {@code lead_id}, as the providers
   * write it.
   *
   * @param url where the receiver listens, http or https
   * @param event the event, or the body itself
   * @return what became of every attempt; refused and failed ones do not throw
   * @throws IllegalArgumentException if the URL is neither http nor https, or Jackson cannot write
   *     the event
   * @throws CancellationException if the thread is interrupted; its flag stays set. A receiver that
   *     is being waited for is waited for until the timeout
   */
  public WebhookDelivery deliver(String url, Object event) {
    requireNonNull(url, "url == null");
    requireNonNull(event, "event == null");
    WebhookPost post = WebhookPost.of(url, EventBody.of(event), signer, schedule.timeout());
    try {
      return new WebhookDelivery(attempts(post));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The delivery was interrupted");
    }
  }

  private List<Attempt> attempts(WebhookPost post) throws InterruptedException {
    List<Attempt> attempts = new ArrayList<>();
    Attempt last = post.send(Duration.ZERO);
    attempts.add(last);
    Iterator<Duration> delays = schedule.delays().iterator();
    while (!last.delivered() && delays.hasNext()) {
      Duration delay = delays.next();
      waiting.await(delay);
      last = post.send(delay);
      attempts.add(last);
    }
    return attempts;
  }

  /** Tells provider, timeout and delays, never the secret. */
  @Override
  public String toString() {
    return "WebhookSender[provider=%s, timeout=%s, delays=%s]"
        .formatted(signer.provider(), schedule.timeout(), schedule.delays());
  }
}
