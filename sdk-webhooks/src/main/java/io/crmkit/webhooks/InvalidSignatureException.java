package io.crmkit.webhooks;

/**
 * A delivery whose signature is absent or wrong: answer 403 and do nothing else with it. The
 * message names the header and what was wrong with it, never its value nor the expected one.
 */
public final class InvalidSignatureException extends WebhookException {
  private static final long serialVersionUID = 1L;

  /** What was wrong with the signature. */
  public enum Reason {
    /** There is no signature header, or it is empty. */
    MISSING,
    /** The header is not in the provider's format. */
    MALFORMED,
    /**
     * The header is well formed and belongs to another body or another secret. Behind most of these
     * is a body that was decoded and written again before it was verified.
     */
    MISMATCH
  }

  private final Reason reason;

  InvalidSignatureException(WebhookProvider provider, Reason reason) {
    super(provider, message(provider, reason));
    this.reason = reason;
  }

  /** {@return what was wrong with the signature} */
  public Reason reason() {
    return reason;
  }

  static String message(WebhookProvider provider, Reason reason) {
    String header = provider.headerName();
    if (reason == Reason.MISSING) {
      return header
          + " is missing: the sender is not the provider, a proxy removed it, or the lookup"
          + " distinguishes cases (WebhookHeaders.of makes one that does not)";
    }
    if (reason == Reason.MALFORMED) {
      return header
          + " is malformed: not "
          + provider.description().signatureFormat().description();
    }
    return header
        + " does not match the body: check the secret, and that the body is verified as the"
        + " raw bytes that arrived";
  }
}
