package io.crmkit.benchmarks;

import java.io.IOException;

/**
 * Verifications on several threads that share one verifier: their CPU time, in which waiting for
 * another CPU's cache counts and waiting for a CPU does not.
 */
final class VerificationThreadsPart {
  private VerificationThreadsPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws IOException {
    Effort effort = Effort.of(args);
    new Duel(Work.VERIFY_512, 2, effort).together().cpuTime(Row.VERIFY_512_THREADS_2);
    new Duel(Work.VERIFY_512, 4, effort).together().cpuTime(Row.VERIFY_512_THREADS_4);
  }
}
