package io.crmkit.webhooks.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.InvalidSignatureException;
import io.crmkit.webhooks.InvalidSignatureException.Reason;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A provider outside the library's own package has all that the library's own have. */
class AcmeWebhooksTest {
  private static final String SECRET = "whsec_acme";
  private static final WebhookVerifier VERIFIER = WebhookVerifier.of(AcmeWebhooks.ACME, SECRET);
  private static final byte[] PAID =
      """
      {"kind": "order.paid", "at": "2026-06-17T14:20:00Z", "shop": "s1", "cents": 1050,
       "object": {"id": "o1"}}
      """
          .getBytes(UTF_8);

  record Order(String id) {}

  @Test
  void readsItsEventsFromTheFieldsOfItsDescription() {
    WebhookEvent event = VERIFIER.verify(PAID, sign(PAID));

    assertThat(event.provider()).isSameAs(AcmeWebhooks.ACME);
    assertThat(event.type()).isEqualTo("order.paid");
    assertThat(event.eventType()).contains(AcmeEventType.ORDER_PAID);
    assertThat(event.timestamp()).contains(Instant.parse("2026-06-17T14:20:00Z"));
    assertThat(event.dataAs(Order.class)).isEqualTo(new Order("o1"));
    assertThat(event)
        .isInstanceOfSatisfying(
            AcmeEvent.OrderPaid.class, paid -> assertThat(paid.cents()).isEqualTo(1050))
        .hasToString("ACME order.paid of 2026-06-17T14:20:00Z");
  }

  @Test
  void dispatchesToHandlersByTypeAndByClass() {
    List<String> seen = new ArrayList<>();
    WebhookHandler handler =
        WebhookHandler.builder(VERIFIER)
            .on(AcmeEventType.ORDER_PAID, event -> seen.add("type " + event.shop()))
            .on(AcmeEvent.OrderPaid.class, paid -> seen.add("class " + paid.cents()))
            .onUnhandled(event -> seen.add("other"))
            .build();

    assertThat(handler.handle(Map.of("x-acme-signature", sign(PAID))::get, PAID).outcome())
        .isEqualTo(Outcome.HANDLED);
    assertThat(seen).containsExactly("type s1", "class 1050");
  }

  /** Made with {@code openssl dgst -sha512 -hmac whsec_acme -binary | base64 -w0}. */
  @Test
  void signsAsOpensslDoes() {
    assertThat(sign("{}".getBytes(UTF_8)))
        .isEqualTo(
            "v1=CAVbW2IDUcv+a6ykZ6KYzpHWNssd7ZPm2A4gmZgajenixocox/zPKkdfcQjKfUisyZQ0OCuXiIUqhItb+Txi4w==");
  }

  @Test
  void saysWhatItsHeaderHasToLookLike() {
    InvalidSignatureException refused =
        Assertions.catchThrowableOfType(
            InvalidSignatureException.class, () -> VERIFIER.verify(PAID, "sha256=00"));

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(refused)
        .hasMessage("X-Acme-Signature is malformed: not v1= and 88 characters of Base64");
  }

  @Test
  void tellsItsDeliverySchedule() {
    assertThat(AcmeWebhooks.ACME.answerTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(AcmeWebhooks.ACME.retryDelays())
        .containsExactly(Duration.ofMinutes(2), Duration.ofHours(1));
  }

  private static String sign(byte[] body) {
    return WebhookSigner.of(AcmeWebhooks.ACME, SECRET).sign(body);
  }
}
