package io.crmkit.benchmarks;

import java.util.List;

/** Prints the figures of a repeated measurement. */
final class Figures {
  private Figures() {}

  /** Median and range. */
  static void print(String what, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    System.out.printf(
        "%s: median %.3f, range %.3f to %.3f%n",
        what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
