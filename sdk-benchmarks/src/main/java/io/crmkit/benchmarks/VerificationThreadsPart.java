package io.crmkit.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/** Verifications on several threads that share one verifier. */
final class VerificationThreadsPart {
  private VerificationThreadsPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws RunnerException {
    JmhPair verify =
        JmhPair.of(WebhookVerificationBenchmark.class, "verify", Effort.of(args))
            .with("bodyBytes", 512);
    verify.threads(2).time(Row.VERIFY_512_THREADS_2);
    verify.threads(4).time(Row.VERIFY_512_THREADS_4);
  }
}
