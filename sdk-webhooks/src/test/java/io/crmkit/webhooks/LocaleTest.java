package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where formatted digits are not 0 to 9 (ar-EG, fa-IR), and where the lower case of I is not i
 * (tr-TR).
 */
@ResourceLock(Resources.LOCALE)
class LocaleTest {
  private static final String SECRET = "whsec_INTL";
  private static final String BODY =
      "{\"event\":\"call.missed\",\"timestamp\":\"2026-06-17T14:20:00.000Z\"}";
  // printf '%s' BODY | openssl dgst -sha256 -hmac whsec_INTL
  private static final String SIGNATURE =
      "910b39d4e1a0b3f5a31afff859b047686741e5ff89438e3fb1a240a23c0e0c58";

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "ar-EG-u-nu-arab", "fa-IR", "fa-IR-u-nu-arabext", "tr-TR"})
  void signsAndVerifiesTheSameUnderAnyLocale(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    byte[] body = BODY.getBytes(UTF_8);

    assertThat(WebhookSigner.of(WebhookProvider.KAIVOX, SECRET).sign(body)).isEqualTo(SIGNATURE);
    assertThat(WebhookVerifier.of(WebhookProvider.KAIVOX, SECRET).isValid(body, SIGNATURE))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "ar-EG-u-nu-arab", "fa-IR", "fa-IR-u-nu-arabext", "tr-TR"})
  void handlesTheSameUnderAnyLocale(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, SECRET))
            .on(
                KaiVoxEventType.CALL_MISSED,
                e -> assertThat(e.timestamp()).contains(Instant.parse("2026-06-17T14:20:00Z")))
            .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
            .build();

    WebhookResponse answer =
        handler.handle(Map.of("x-kaivox-signature", SIGNATURE)::get, BODY.getBytes(UTF_8));

    assertThat(answer)
        .isEqualTo(
            new WebhookResponse(Outcome.HANDLED, "KAIVOX call.missed of 2026-06-17T14:20:00Z"));
  }
}
