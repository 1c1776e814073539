package io.crmkit.benchmarks;

import java.util.List;
import java.util.Locale;

/** Draws the ratios of a table as bars, with a line where the work by hand is. */
final class RatioChart {
  private static final int LABELS = 330;
  private static final int ONE = 260;
  private static final int LINE = 22;
  private static final int WIDTH = LABELS + 2 * ONE;
  private static final double MOST = 1.7;

  private RatioChart() {}

  static String svg(List<Comparison> comparisons) {
    List<Comparison> ratios =
        comparisons.stream().filter(comparison -> comparison.isRatio()).toList();
    int height = LINE * (ratios.size() + 2);
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n",
            WIDTH, height));
    svg.append(format("<rect width=\"%s\" height=\"%s\" fill=\"white\"/>%n", WIDTH, height));
    for (int i = 0; i < ratios.size(); i++) {
      svg.append(bar(ratios.get(i), LINE * (i + 1)));
    }
    svg.append(
        format(
            "<line x1=\"%1$s\" y1=\"0\" x2=\"%1$s\" y2=\"%2$s\" stroke=\"black\"/>%n",
            LABELS + ONE, height - LINE));
    svg.append(text(LABELS + ONE, height - LINE / 3, "middle", "×1: the same by hand"));
    return svg.append("</svg>").append(System.lineSeparator()).toString();
  }

  private static String bar(Comparison comparison, int y) {
    double ratio = comparison.median();
    String color = ratio <= comparison.row().bound().limit() ? "#4c9f70" : "#d08c3f";
    double length = ONE * Math.min(ratio, MOST);
    return text(LABELS - 8, y + 12, "end", comparison.row().title())
        + format(
            "<rect x=\"%s\" y=\"%s\" width=\"%.1f\" height=\"%s\" fill=\"%s\"/>%n",
            LABELS, y, length, LINE - 6, color)
        + text(LABELS + length + 6, y + 12, "start", format("×%.2f", ratio));
  }

  private static String text(double x, double y, String anchor, String text) {
    return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
