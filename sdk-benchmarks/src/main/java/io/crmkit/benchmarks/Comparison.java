package io.crmkit.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A row with its figures of all rounds. */
record Comparison(Row row, List<Double> crmkit, List<Double> byHand) {
  /** What a ratio of times may be off by on a busy machine; bytes and numbers are exact. */
  private static final double NOISE = 1.1;

  static Comparison of(Row row, List<Result> results) {
    return new Comparison(
        row, values(row, Contender.CRMKIT, results), values(row, Contender.BY_HAND, results));
  }

  private static List<Double> values(Row row, Contender contender, List<Result> results) {
    return results.stream()
        .filter(result -> result.row() == row && result.contender() == contender)
        .map(Result::value)
        .toList();
  }

  boolean isMeasured() {
    return !crmkit.isEmpty();
  }

  boolean isRatio() {
    return row.bound().isRatio();
  }

  /**
   * What the bound is about, round by round: ratios of the same round, or the values themselves.
   */
  List<Double> judged() {
    if (!isRatio()) {
      return crmkit;
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < crmkit.size(); i++) {
      ratios.add(crmkit.get(i) / byHand.get(i));
    }
    return ratios;
  }

  double median() {
    return Figures.median(judged());
  }

  /**
   * Whether it is beyond its bound in every round, and by more than noise explains: a round that
   * other work on the machine disturbed says nothing, a change for the worse shows in all.
   */
  boolean isWorse() {
    double noise = row.isTime() && isRatio() ? NOISE : 1;
    return Collections.min(judged()) > row.bound().limit() * noise;
  }

  /** A line of a Markdown table. */
  String line() {
    String format = isRatio() ? "×%.3f" : "%.1f";
    List<Double> judged = judged();
    return String.join(
        " | ",
        "| " + row.title(),
        number(crmkit),
        byHand.isEmpty() ? "" : number(byHand),
        format(format, median()),
        format(format, Collections.min(judged)) + " to " + format(format, Collections.max(judged)),
        format(isRatio() ? "×%.3f" : "%.0f", row.bound().limit()),
        median() <= row.bound().limit() ? "yes |" : "no |");
  }

  private static String number(List<Double> values) {
    double median = Figures.median(values);
    return format(median >= 1_000 ? "%,.0f" : "%.2f", median);
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
