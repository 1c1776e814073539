package io.crmkit.benchmarks;

import java.io.IOException;

/** Single calls, the decoding of a page, and a list. */
final class CallsPart {
  private CallsPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws IOException {
    Effort effort = Effort.of(args);
    new Duel(Work.GET, effort).apart().time(Row.GET).bytes(Row.GET_BYTES);
    new Duel(Work.CREATE, effort).apart().time(Row.CREATE).bytes(Row.CREATE_BYTES);
    new Duel(Work.DECODE, effort).apart().time(Row.DECODE).bytes(Row.DECODE_BYTES);
    new Duel(Work.ITERATE, effort).apart().time(Row.ITERATE).bytes(Row.ITERATE_BYTES);
  }
}
