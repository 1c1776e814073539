package io.crmkit.benchmarks;

import java.util.List;

/** What is said of repeated measurements. */
final class Figures {
  private Figures() {}

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Without the first half, which warmed up. */
  static <T> List<T> secondHalf(List<T> values) {
    return values.subList(values.size() / 2, values.size());
  }
}
