package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a description must say, and what it is without more. */
class WebhookDescriptionTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "acme", "1ACME", "ACME CORP", "ACME_WITH_A_NAME_TOO_LONG"})
  void refusesNamesThatFitNoKey(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(name))
        .withMessage("name is not [A-Z][A-Z0-9_]{0,14}: " + name);
  }

  @Test
  void refusesToBeBuiltWithoutASignature() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder("ACME").build())
        .withMessage("signature(header, format) was not called");
  }

  @Test
  void refusesAlgorithmsThatTheRuntimeLacks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignatureFormat.hex("HmacSHA257"))
        .withMessage("this Java runtime has no Mac named HmacSHA257");
  }

  @Test
  void refusesTimesBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder("ACME").answerTimeout(Duration.ZERO))
        .withMessage("answerTimeout <= 0: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder("ACME").answerTimeout(Duration.ofSeconds(-1)))
        .withMessage("answerTimeout <= 0: PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder("ACME").retryDelays(Duration.ZERO, Duration.ofSeconds(-1)))
        .withMessage("retryDelay < 0: PT-1S");
  }

  @Test
  void readsWithoutMoreWhatUndocumentedPayloadsUsuallyHave() {
    WebhookProvider acme =
        WebhookProvider.of(
            builder("ACME").signature("X-Acme", SignatureFormat.hex("HmacSHA1")).build());
    byte[] body = "{\"type\":\"a\",\"timestamp\":\"2026-06-17T14:20:00Z\"}".getBytes(UTF_8);

    WebhookEvent event =
        WebhookVerifier.of(acme, "s3cr3t")
            .verify(body, WebhookSigner.of(acme, "s3cr3t").sign(body));

    assertThat(event).hasToString("ACME a of 2026-06-17T14:20:00Z");
    assertThat(event.eventType()).isEmpty();
    assertThat(event.delivery().data()).isEqualTo(event.payload());
    assertThat(acme.answerTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(acme.retryDelays()).isEmpty();
  }

  @Test
  void readsTheTimesThatPayloadsHaveUnderOtherNames() {
    WebhookProvider acme =
        WebhookProvider.of(
            builder("ACME")
                .signature("X-Acme", SignatureFormat.hex("HmacSHA1"))
                .timestampField("happened_at")
                .build());
    byte[] body =
        "{\"type\":\"a\",\"happened_at\":\"2026-06-17T14:20:00Z\",\"paid_at\":\"2026-06-16T09:00:00+02:00\"}"
            .getBytes(UTF_8);
    WebhookSigner signer = WebhookSigner.of(acme, "s3cr3t");

    WebhookEvent event = WebhookVerifier.of(acme, "s3cr3t").verify(body, signer.sign(body));

    assertThat(signer.provider()).isSameAs(acme);
    assertThat(event.timestamp()).hasValue(Instant.parse("2026-06-17T14:20:00Z"));
    assertThat(event.delivery().time("paid_at")).hasValue(Instant.parse("2026-06-16T07:00:00Z"));
    assertThat(event.delivery().time("type")).isEmpty();
    assertThat(event.delivery().time("refunded_at")).isEmpty();
  }

  private static WebhookDescription.Builder<KolvaEvent> builder(String name) {
    return WebhookDescription.builder(name, KolvaEvent.class, KolvaEvent::new);
  }
}
