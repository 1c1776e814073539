package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;

/**
 * Coverage-guided fuzzing of what a stranger can send. In a normal build the recorded inputs are
 * replayed; {@code docs/webhooks.md} tells how to search for new ones.
 */
class DeliveryFuzzTest {
  private static final String SECRET = "whsec_fuzz";
  private static final byte[] BODY = "{\"event\":\"x\"}".getBytes(UTF_8);

  @FuzzTest(maxDuration = "2m")
  void refusesEveryHeaderButTheSignature(FuzzedDataProvider data) {
    WebhookProvider provider = data.pickValue(WebhookProvider.values());
    String header = data.consumeRemainingAsString();
    String digits = WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(BODY);

    boolean accepted = WebhookVerifier.of(provider, SECRET).isValid(BODY, header);

    if (accepted && !header.toLowerCase(Locale.ROOT).endsWith(digits)) {
      throw new AssertionError(provider + " accepts " + header);
    }
  }

  @FuzzTest(maxDuration = "2m")
  void readsOrRefusesEveryBody(FuzzedDataProvider data) {
    WebhookProvider provider = data.pickValue(WebhookProvider.values());
    byte[] body = data.consumeRemainingAsBytes();
    String header = WebhookSigner.of(provider, SECRET).sign(body);
    WebhookEvent event;
    try {
      event = WebhookVerifier.of(provider, SECRET).verify(body, header);
    } catch (UnreadableEventException e) {
      return; // the one way to refuse a genuine body
    }
    if (!event.payload().isObject() || event.provider() != provider) {
      throw new AssertionError("not an event: " + event);
    }
    use(event);
  }

  /** Whatever can be asked of an event must have an answer. */
  private static void use(WebhookEvent event) {
    event.eventType().ifPresent(type -> require(type.provider() == event.provider()));
    event.timestamp().ifPresent(time -> require(time.equals(event.timestamp().get())));
    require(event.equals(event) && event.hashCode() == event.hashCode());
    require(event.toString().length() < 200);
    require(event.payload().toString().length() > 1);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError("an event contradicts itself");
    }
  }
}
