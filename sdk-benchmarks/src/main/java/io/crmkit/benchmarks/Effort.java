package io.crmkit.benchmarks;

/** How long a part measures: long for the table, short for the check against regressions. */
enum Effort {
  LONG,
  SHORT;

  /** The first argument of a part's program; long without one. */
  static Effort of(String[] args) {
    return args.length == 0 ? LONG : valueOf(args[0]);
  }

  int pick(int inLong, int inShort) {
    return this == LONG ? inLong : inShort;
  }
}
