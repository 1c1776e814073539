package io.crmkit.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found: a refusal, or which secret matched. A value rather than an exception, so
 * that a flood of forged deliveries costs no stack traces.
 */
final class VerificationResult {
  static final VerificationResult MISSING =
      new VerificationResult(InvalidSignatureException.Reason.MISSING, -1);
  static final VerificationResult MALFORMED =
      new VerificationResult(InvalidSignatureException.Reason.MALFORMED, -1);
  static final VerificationResult MISMATCH =
      new VerificationResult(InvalidSignatureException.Reason.MISMATCH, -1);

  private final InvalidSignatureException.@Nullable Reason refusal;
  private final int secretIndex;

  private VerificationResult(InvalidSignatureException.@Nullable Reason refusal, int secretIndex) {
    this.refusal = refusal;
    this.secretIndex = secretIndex;
  }

  static VerificationResult matched(int secretIndex) {
    return new VerificationResult(null, secretIndex);
  }

  /** What was wrong with the signature; null if nothing was. */
  InvalidSignatureException.@Nullable Reason refusal() {
    return refusal;
  }

  /** Which secret matched; -1 if none did. */
  int secretIndex() {
    return secretIndex;
  }

  boolean isGenuine() {
    return refusal == null;
  }
}
