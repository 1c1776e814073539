package io.crmkit.benchmarks;

/** A line of the table: a piece of work, its unit, and what its figure must not pass. */
enum Row {
  GET("one GET", "µs", Bound.ratio(1.02)),
  GET_BYTES("one GET, allocated", "B", Bound.ratio(1.075)),
  CREATE("one POST", "µs", Bound.ratio(1.02)),
  CREATE_BYTES("one POST, allocated", "B", Bound.ratio(1.15)),
  DECODE("decode a page of 100", "µs", Bound.ratio(1.12)),
  DECODE_BYTES("decode a page of 100, allocated", "B", Bound.ratio(1.06)),
  ITERATE("iterate 2,000 items", "ms", Bound.ratio(1.05)),
  ITERATE_BYTES("iterate 2,000 items, allocated", "B", Bound.ratio(1.06)),
  PREFETCH_NO_LATENCY("prefetch(8), beside one page at a time", "ms", Bound.ratio(1.15)),
  PREFETCH_50_MS("prefetch(8) at 50 ms a page, likewise", "ms", Bound.ratio(0.21)),
  PREFETCH_CONNECTIONS("prefetch(8), new connections a list", "", Bound.atMost(0)),
  LIST_1_000("list of 1,000, an item", "µs", Bound.ratio(1.1)),
  LIST_100_000("list of 100,000, an item", "µs", Bound.ratio(1.1)),
  LIST_1_000_000("list of 1,000,000, an item", "µs", Bound.ratio(1.1)),
  LIST_1_000_HELD("list of 1,000, heap held", "KiB", Bound.ratio(1.1)),
  LIST_100_000_HELD("list of 100,000, heap held", "KiB", Bound.ratio(1.1)),
  LIST_1_000_000_HELD("list of 1,000,000, heap held", "KiB", Bound.ratio(1.1)),
  VERIFY_512("verify 512 B", "ns", Bound.ratio(1.06)),
  VERIFY_512_BYTES("verify 512 B, allocated", "B", Bound.atMost(200)),
  VERIFY_4_096("verify 4 KiB", "ns", Bound.ratio(1.02)),
  VERIFY_65_536("verify 64 KiB", "ns", Bound.ratio(1.02)),
  VERIFY_512_THREADS_2("verify 512 B on 2 threads, CPU of a call", "ns", Bound.ratio(1.15)),
  VERIFY_512_THREADS_4("verify 512 B on 4 threads, CPU of a call", "ns", Bound.ratio(1.15)),
  THREADS_1("GET on 1 thread, CPU of a call", "µs", Bound.ratio(1.05)),
  THREADS_4("GET on 4 threads, CPU of a call", "µs", Bound.ratio(1.05)),
  THREADS_16("GET on 16 threads, CPU of a call", "µs", Bound.ratio(1.05)),
  THREADS_64("GET on 64 threads, CPU of a call", "µs", Bound.ratio(1.05)),
  COLD_START("JVM start to first answer", "ms", Bound.ratio(1.03)),
  COLD_START_CDS("JVM start to first answer, AppCDS", "ms", Bound.ratio(1.03)),
  GOODPUT_FIXED("500 calls, fixed windows, limit told", "s", Bound.ratio(1.01)),
  GOODPUT_FIXED_REFUSED("refused of these", "", Bound.atMost(0)),
  GOODPUT_SLIDING("500 calls, sliding window, limit told", "s", Bound.ratio(1.01)),
  GOODPUT_SLIDING_REFUSED("refused of these", "", Bound.atMost(0)),
  GOODPUT_BUCKET("500 calls, token bucket, limit told", "s", Bound.ratio(1.01)),
  GOODPUT_BUCKET_REFUSED("refused of these", "", Bound.atMost(0)),
  LEARNED_FIXED("500 calls, fixed windows, limit unknown", "s", Bound.ratio(1.05)),
  LEARNED_FIXED_REFUSED("refused of these", "", Bound.atMost(20)),
  LEARNED_SLIDING("500 calls, sliding window, limit unknown", "s", Bound.ratio(1.05)),
  LEARNED_SLIDING_REFUSED("refused of these", "", Bound.atMost(20)),
  LEARNED_BUCKET("500 calls, token bucket, limit unknown", "s", Bound.ratio(1.05)),
  LEARNED_BUCKET_REFUSED("refused of these", "", Bound.atMost(20));

  private final String title;
  private final String unit;
  private final Bound bound;

  Row(String title, String unit, Bound bound) {
    this.title = title;
    this.unit = unit;
    this.bound = bound;
  }

  String title() {
    return unit.isEmpty() ? title : title + ", " + unit;
  }

  Bound bound() {
    return bound;
  }

  boolean isTime() {
    return unit.endsWith("s");
  }

  /** Nanoseconds in this row's unit of time. */
  double ofNanos(double nanos) {
    switch (unit) {
      case "ns":
        return nanos;
      case "µs":
        return nanos / 1e3;
      case "ms":
        return nanos / 1e6;
      default:
        throw new IllegalStateException(this + " is no time");
    }
  }

  /** What a figure must not pass: a ratio to the same by hand, or a value of its own. */
  record Bound(boolean isRatio, double limit) {
    static Bound ratio(double limit) {
      return new Bound(true, limit);
    }

    static Bound atMost(double limit) {
      return new Bound(false, limit);
    }
  }
}
