package io.crmkit.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found: a refusal, or which secret matched. A value rather than an exception, so
 * that a flood of forged deliveries costs no stack traces.
 */
record Verdict(InvalidSignatureException.@Nullable Reason refusal, int secretIndex) {
  static final Verdict MISSING = new Verdict(InvalidSignatureException.Reason.MISSING, -1);
  static final Verdict MALFORMED = new Verdict(InvalidSignatureException.Reason.MALFORMED, -1);
  static final Verdict MISMATCH = new Verdict(InvalidSignatureException.Reason.MISMATCH, -1);

  static Verdict matched(int secretIndex) {
    return new Verdict(null, secretIndex);
  }

  boolean isGenuine() {
    return refusal == null;
  }
}
