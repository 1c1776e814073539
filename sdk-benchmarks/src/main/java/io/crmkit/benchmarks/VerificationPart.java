package io.crmkit.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/** One verification on one thread. */
final class VerificationPart {
  private VerificationPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws RunnerException {
    JmhPair verify = JmhPair.of(WebhookVerificationBenchmark.class, "verify", Effort.of(args));
    verify.with("bodyBytes", 512).timeAndBytes(Row.VERIFY_512, Row.VERIFY_512_BYTES);
    verify.with("bodyBytes", 4_096).time(Row.VERIFY_4_096);
    verify.with("bodyBytes", 65_536).time(Row.VERIFY_65_536);
  }
}
