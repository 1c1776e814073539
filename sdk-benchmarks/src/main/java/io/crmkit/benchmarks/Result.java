package io.crmkit.benchmarks;

import java.util.Optional;

/** One figure. A part of the measurement prints it as a line of its output; the table reads it. */
record Result(Row row, Contender contender, double value) {
  private static final String MARK = "result";

  static void print(Row row, Contender contender, double value) {
    System.out.println(String.join("\t", MARK, row.name(), contender.name(), "" + value));
  }

  /** The figure of a line of output; empty for any other line. */
  static Optional<Result> parse(String line) {
    String[] words = line.split("\t");
    if (words.length != 4 || !words[0].equals(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        new Result(
            Row.valueOf(words[1]), Contender.valueOf(words[2]), Double.parseDouble(words[3])));
  }
}
