package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a provider's deliveries from forged ones. Immutable and thread-safe: make one per endpoint
 * and share it.
 *
 * <pre>{@code
 * WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, secret);
 * WebhookEvent event = verifier.verify(bodyBytes, headerValue);
 * }</pre>
 *
 * <p>The body must be the bytes that arrived. A body that a framework has read into an object or a
 * String and that was written again is, sooner or later, a different sequence of bytes, and its
 * signature does not match. The array must not change during a call.
 *
 * <p>Signatures are compared in constant time, as decoded bytes, and every secret is tried whatever
 * matched first. Hexadecimal digits are accepted in either case.
 */
public final class WebhookVerifier {
  private final WebhookProvider provider;
  private final SignatureFormat format;
  private final List<Hmac> secrets;
  private final List<VerificationResult> matches;

  private WebhookVerifier(WebhookProvider provider, List<Hmac> secrets) {
    this.provider = provider;
    this.format = provider.description().signatureFormat();
    this.secrets = List.copyOf(secrets);
    this.matches =
        IntStream.range(0, secrets.size()).mapToObj(VerificationResult::matched).toList();
  }

  /**
   * Returns a verifier that accepts signatures of any of the given secrets.
   *
   * <p>To rotate a secret without losing a delivery, pass the new secret first and the old one as
   * {@code previousSecrets}; when {@link WebhookEvent#secretIndex()} no longer says 1, drop the old
   * one.
   *
   * @param provider whose signatures to expect
   * @param secret the signing secret, as the provider showed it; its UTF-8 bytes are the key
   * @param previousSecrets secrets that are still accepted
   * @return a verifier that any number of threads may use
   * @throws IllegalArgumentException if a secret is blank, or begins or ends with white space, as
   *     what is read from a file with a line break does
   */
  public static WebhookVerifier of(
      WebhookProvider provider, String secret, String... previousSecrets) {
    requireNonNull(provider, "provider == null");
    requireNonNull(secret, "secret == null");
    requireNonNull(previousSecrets, "previousSecrets == null");
    List<Hmac> secrets = new ArrayList<>(1 + previousSecrets.length);
    String algorithm = provider.description().signatureFormat().algorithm();
    secrets.add(Hmac.ofSecret(algorithm, secret));
    for (String previous : previousSecrets) {
      secrets.add(Hmac.ofSecret(algorithm, requireNonNull(previous, "previousSecret == null")));
    }
    return new WebhookVerifier(provider, secrets);
  }

  /** {@return the provider whose deliveries this verifies} */
  public WebhookProvider provider() {
    return provider;
  }

  /**
   * Tells whether the header is the provider's signature of the body. Whatever the header holds, an
   * answer is returned and nothing is thrown; a header longer than the format allows is refused
   * before it is looked at.
   *
   * @param body the request's body, byte for byte as it arrived
   * @param header the value of {@link WebhookProvider#headerName()}; null if the request has none
   * @return true if it is the signature of this body under one of the secrets
   */
  public boolean isValid(byte[] body, @Nullable String header) {
    return check(body, header).isGenuine();
  }

  /**
   * Verifies a delivery, and only then reads it.
   *
   * @param body the request's body, byte for byte as it arrived
   * @param header the value of {@link WebhookProvider#headerName()}; null if the request has none
   * @return the event; of a name that this version does not know, too
   * @throws InvalidSignatureException if the header is absent, malformed, or not the signature of
   *     this body under any of the secrets; the body was not looked into
   * @throws UnreadableEventException if the signature matches and the body is not a JSON object
   *     within the limits given there
   */
  public WebhookEvent verify(byte[] body, @Nullable String header) {
    VerificationResult result = check(body, header);
    if (result.refusal() != null) {
      throw new InvalidSignatureException(provider, result.refusal());
    }
    return decode(body, result);
  }

  VerificationResult check(byte[] body, @Nullable String header) {
    requireNonNull(body, "body == null");
    if (header == null || header.isEmpty()) {
      return VerificationResult.MISSING;
    }
    byte[] signature = format.decode(header);
    return signature == null ? VerificationResult.MALFORMED : compare(body, signature);
  }

  WebhookEvent decode(byte[] body, VerificationResult genuine) {
    ObjectNode payload = EventJson.readObject(provider, body);
    return provider.description().decode(provider, payload, genuine.secretIndex());
  }

  private VerificationResult compare(byte[] body, byte[] signature) {
    VerificationResult result = VerificationResult.MISMATCH;
    // From the oldest to the current one, without stopping at a match.
    for (int i = secrets.size() - 1; i >= 0; i--) {
      if (MessageDigest.isEqual(secrets.get(i).sign(body), signature)) {
        result = matches.get(i);
      }
    }
    return result;
  }

  /** Names the provider and the number of secrets, never a secret. */
  @Override
  public String toString() {
    return "WebhookVerifier[provider=" + provider + ", secrets=" + secrets.size() + "]";
  }
}
