package io.crmkit.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/** Single calls, the decoding of a page, and a list. */
final class CallsPart {
  private CallsPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws RunnerException {
    Effort effort = Effort.of(args);
    JmhPair.of(RecordCallBenchmark.class, "get", effort).timeAndBytes(Row.GET, Row.GET_BYTES);
    JmhPair.of(RecordCallBenchmark.class, "create", effort)
        .timeAndBytes(Row.CREATE, Row.CREATE_BYTES);
    JmhPair.of(DecodePageBenchmark.class, "decode", effort)
        .timeAndBytes(Row.DECODE, Row.DECODE_BYTES);
    JmhPair.of(ListRecordsBenchmark.class, "iterate", effort)
        .timeAndBytes(Row.ITERATE, Row.ITERATE_BYTES);
  }
}
