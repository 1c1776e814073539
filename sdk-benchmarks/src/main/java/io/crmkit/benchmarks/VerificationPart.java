package io.crmkit.benchmarks;

import java.io.IOException;

/** One verification on one thread. */
final class VerificationPart {
  private VerificationPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws IOException {
    Effort effort = Effort.of(args);
    new Duel(Work.VERIFY_512, effort).together().time(Row.VERIFY_512).bytes(Row.VERIFY_512_BYTES);
    new Duel(Work.VERIFY_4_096, effort).together().time(Row.VERIFY_4_096);
    new Duel(Work.VERIFY_65_536, effort).together().time(Row.VERIFY_65_536);
  }
}
