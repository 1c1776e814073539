package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.crmkit.webhooks.InvalidSignatureException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepting and refusing signatures. What comes from other implementations is in VectorsTest. */
class WebhookVerifierTest {
  private static final String SECRET = "whsec_current";
  private static final String DIGITS = "0123456789abcdef".repeat(4);
  private static final byte[] BODY = "{\"event\":\"x.happened\"}".getBytes(UTF_8);

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void acceptsWhatTheSignerProduces(WebhookProvider provider) {
    String header = WebhookSigner.of(provider, SECRET).sign(BODY);

    assertThat(WebhookVerifier.of(provider, SECRET).isValid(BODY, header)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void rejectsSignatureOfAnotherSecret(WebhookProvider provider) {
    String header = WebhookSigner.of(provider, "whsec_other").sign(BODY);

    assertThat(refusal(provider, header)).isEqualTo(Reason.MISMATCH);
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void rejectsSignatureOfAnotherBody(WebhookProvider provider) {
    String header = WebhookSigner.of(provider, SECRET).sign("{}".getBytes(UTF_8));

    assertThat(refusal(provider, header)).isEqualTo(Reason.MISMATCH);
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void rejectsDeliveryWithoutSignature(WebhookProvider provider) {
    assertThat(refusal(provider, null)).isEqualTo(Reason.MISSING);
    assertThat(refusal(provider, "")).isEqualTo(Reason.MISSING);
  }

  @ParameterizedTest
  @MethodSource("malformedHeaders")
  void rejectsMalformedHeader(WebhookProvider provider, String header) {
    assertThat(WebhookVerifier.of(provider, SECRET).isValid(BODY, header)).isFalse();
    assertThat(refusal(provider, header)).isEqualTo(Reason.MALFORMED);
  }

  static Stream<Arguments> malformedHeaders() {
    String full = "\uff10".repeat(64);
    String arabic = "\u0660".repeat(64);
    Stream<String> everywhere =
        Stream.of(
            " ",
            "\t\r\n",
            "sha256=",
            "sha256",
            "=",
            "v1=" + DIGITS,
            "sha1=" + DIGITS,
            "sha256:" + DIGITS,
            "SHA256=" + DIGITS,
            "sha256=sha256=" + DIGITS,
            DIGITS.substring(1),
            DIGITS + "0",
            "sha256=" + DIGITS.substring(1),
            "sha256=" + DIGITS + "0",
            " " + DIGITS,
            DIGITS + "\n",
            "sha256= " + DIGITS,
            DIGITS + "," + DIGITS,
            "g" + DIGITS.substring(1),
            DIGITS.substring(1) + "g",
            DIGITS.substring(1) + "\0",
            DIGITS.substring(1) + "\u0130",
            DIGITS.substring(1) + "\uff41",
            DIGITS.substring(1) + "/",
            DIGITS.substring(1) + ":",
            DIGITS.substring(1) + "@",
            DIGITS.substring(1) + "`",
            "sha256=" + DIGITS.substring(2) + "\ud83d\ude00",
            full,
            "sha256=" + full,
            arabic,
            "-".repeat(64),
            "+f".repeat(32),
            "0".repeat(10_000_000));
    return everywhere.flatMap(
        header -> Stream.of(WebhookProvider.values()).map(p -> Arguments.of(p, header)));
  }

  @Test
  void acceptsOnlyTheFormatEachProviderDocuments() {
    String digits = WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(BODY);

    assertThat(refusal(WebhookProvider.KANVO, digits)).isEqualTo(Reason.MALFORMED);
    assertThat(accepts(WebhookProvider.KANVO, "sha256=" + digits)).isTrue();
    assertThat(accepts(WebhookProvider.KOLVERA, digits)).isTrue();
    assertThat(refusal(WebhookProvider.KOLVERA, "sha256=" + digits)).isEqualTo(Reason.MALFORMED);
    assertThat(accepts(WebhookProvider.BOLSIVO, digits)).isTrue();
    assertThat(refusal(WebhookProvider.BOLSIVO, "sha256=" + digits)).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KOLVA", "KAIVOX"})
  void acceptsBothFormatsWhereNoneIsDocumented(WebhookProvider provider) {
    String digits = WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(BODY);

    assertThat(accepts(provider, digits)).isTrue();
    assertThat(accepts(provider, "sha256=" + digits)).isTrue();
  }

  @Test
  void acceptsUpperCaseDigits() {
    String header = WebhookSigner.of(WebhookProvider.KOLVERA, SECRET).sign(BODY);

    assertThat(accepts(WebhookProvider.KOLVERA, header.toUpperCase(Locale.ROOT))).isTrue();
  }

  @Test
  void tellsWhichSecretMatched() {
    WebhookVerifier verifier =
        WebhookVerifier.of(WebhookProvider.KANVO, "new", "old", "older", "old");

    assertThat(verifier.verify(BODY, signedBy("new")).secretIndex()).isZero();
    assertThat(verifier.verify(BODY, signedBy("old")).secretIndex()).isEqualTo(1);
    assertThat(verifier.verify(BODY, signedBy("older")).secretIndex()).isEqualTo(2);
    assertThat(verifier.isValid(BODY, signedBy("oldest"))).isFalse();
  }

  @Test
  void takesThePreviousSecretsAsTheyWereWhenItWasMade() {
    String[] previous = {"old"};
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, "new", previous);
    previous[0] = "changed";

    assertThat(verifier.isValid(BODY, signedBy("old"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void refusesBlankSecret(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookVerifier.of(WebhookProvider.KANVO, blank))
        .withMessage("secret is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookVerifier.of(WebhookProvider.KANVO, SECRET, blank))
        .withMessage("secret is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookSigner.of(WebhookProvider.KANVO, blank))
        .withMessage("secret is blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_1\n", "whsec_1\r\n", "whsec_1 ", " whsec_1", "\twhsec_1"})
  void refusesSecretWithWhiteSpaceAroundItWithoutShowingIt(String secret) {
    String message =
        "secret begins or ends with white space, often the line break of the file it was read from: no signature would match. Pass it without";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookVerifier.of(WebhookProvider.KANVO, secret))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookVerifier.of(WebhookProvider.KANVO, SECRET, secret))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookSigner.of(WebhookProvider.KANVO, secret))
        .withMessage(message);
  }

  @Test
  void namesTheArgumentThatIsNull() {
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, SECRET);

    assertThatNullPointerException()
        .isThrownBy(() -> verifier.isValid(null, signedBy(SECRET)))
        .withMessage("body == null");
    assertThatNullPointerException()
        .isThrownBy(() -> WebhookVerifier.of(WebhookProvider.KANVO, null))
        .withMessage("secret == null");
    assertThatNullPointerException()
        .isThrownBy(() -> WebhookVerifier.of(null, SECRET))
        .withMessage("provider == null");
  }

  @Test
  void saysWhatWasWrongAndNeverAValue() {
    byte[] body = "{\"email\":\"private@example.com\"}".getBytes(UTF_8);
    String expected = WebhookSigner.of(WebhookProvider.KANVO, SECRET).sign(body);
    String given = WebhookSigner.of(WebhookProvider.KANVO, "whsec_other").sign(body);

    assertThat(refused(body, null))
        .hasMessage(
            "X-Kanvo-Signature is missing: the sender is not the provider, a proxy removed it, or the"
                + " lookup distinguishes cases (WebhookHeaders.of makes one that does not)");
    assertThat(refused(body, "sha256=secret-looking"))
        .hasMessage("X-Kanvo-Signature is malformed: not sha256= and 64 hexadecimal digits");
    assertThat(refused(body, given))
        .hasMessage(
            "X-Kanvo-Signature does not match the body: check the secret, and that the body is"
                + " verified as the raw bytes that arrived")
        .message()
        .doesNotContain(expected.substring(7), given.substring(7), SECRET, "private");
  }

  @Test
  void showsNoSecret() {
    assertThat(WebhookVerifier.of(WebhookProvider.KANVO, SECRET, "whsec_old"))
        .hasToString("WebhookVerifier[provider=KANVO, secrets=2]");
    assertThat(WebhookSigner.of(WebhookProvider.KANVO, SECRET))
        .hasToString("WebhookSigner[provider=KANVO]");
  }

  @Test
  void looksIntoNoBodyBeforeItIsVerified() {
    byte[] notJson = "not json".getBytes(UTF_8);

    assertThat(refused(notJson, signedBy(SECRET)).reason()).isEqualTo(Reason.MISMATCH);
  }

  private static boolean accepts(WebhookProvider provider, String header) {
    return WebhookVerifier.of(provider, SECRET).isValid(BODY, header);
  }

  private static Reason refusal(WebhookProvider provider, @Nullable String header) {
    WebhookVerifier verifier = WebhookVerifier.of(provider, SECRET);
    return catchThrowableOfType(
            InvalidSignatureException.class, () -> verifier.verify(BODY, header))
        .reason();
  }

  private static InvalidSignatureException refused(byte[] body, @Nullable String header) {
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, SECRET);
    return catchThrowableOfType(
        InvalidSignatureException.class, () -> verifier.verify(body, header));
  }

  private static String signedBy(String secret) {
    return WebhookSigner.of(WebhookProvider.KANVO, secret).sign(BODY);
  }

  /** How long a comparison takes cannot be tested reliably; that the JDK's is called can. */
  @Test
  void comparesSignaturesWithTheJdksConstantTimeComparison() throws IOException {
    try (InputStream file = WebhookVerifier.class.getResourceAsStream("WebhookVerifier.class")) {
      String constants = new String(file.readAllBytes(), ISO_8859_1);

      assertThat(constants).contains("java/security/MessageDigest").contains("isEqual");
      assertThat(constants).doesNotContain("java/util/Arrays");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=zz", "nonsense", "sha256=0123456789abcdef"})
  void neverRepeatsTheHeaderInWhatItThrows(String header) {
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, "whsec");

    assertThatThrownBy(() -> verifier.verify("{}".getBytes(UTF_8), header))
        .isInstanceOf(InvalidSignatureException.class)
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain(header));
  }
}
