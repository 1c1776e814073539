package io.crmkit.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found: a refusal, or which secret matched. A value rather than an exception, so
 * that a flood of forged deliveries costs no stack traces.
 */
record VerificationResult(InvalidSignatureException.@Nullable Reason refusal, int secretIndex) {
  static final VerificationResult MISSING =
      new VerificationResult(InvalidSignatureException.Reason.MISSING, -1);
  static final VerificationResult MALFORMED =
      new VerificationResult(InvalidSignatureException.Reason.MALFORMED, -1);
  static final VerificationResult MISMATCH =
      new VerificationResult(InvalidSignatureException.Reason.MISMATCH, -1);

  static VerificationResult matched(int secretIndex) {
    return new VerificationResult(null, secretIndex);
  }

  boolean isGenuine() {
    return refusal == null;
  }
}
