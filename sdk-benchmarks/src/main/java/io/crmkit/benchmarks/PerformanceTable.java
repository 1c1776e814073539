package io.crmkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures everything beside the same by hand and prints one table.
 *
 * <p>Arguments, all optional: {@code short} for the short form, in which figures are rough; {@code
 * check} to end with exit code 1 if something is worse than its bound allows; names of {@linkplain
 * Part parts}, to run only these; and files that end in {@code .svg}, for the chart.
 */
public final class PerformanceTable {
  private static final int ROUNDS = 2;

  private final Effort effort;
  private final Set<Part> parts;
  private final Map<Part, Long> seconds = new EnumMap<>(Part.class);

  private PerformanceTable(Effort effort, Set<Part> parts) {
    this.effort = effort;
    this.parts = parts;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    Effort effort = words.remove("short") ? Effort.SHORT : Effort.LONG;
    boolean check = words.remove("check");
    List<Path> charts = words.stream().filter(word -> word.endsWith(".svg")).map(Path::of).toList();
    words.removeIf(word -> word.endsWith(".svg"));
    Set<Part> parts = EnumSet.noneOf(Part.class);
    words.forEach(word -> parts.add(Part.valueOf(word)));
    PerformanceTable table =
        new PerformanceTable(effort, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts);
    List<Comparison> comparisons = table.measure();
    print(comparisons);
    System.out.println();
    System.out.println("Seconds of the parts, all rounds together: " + table.seconds);
    for (Path chart : charts) {
      Files.writeString(chart, RatioChart.svg(comparisons));
    }
    List<Row> worse =
        comparisons.stream().filter(Comparison::isWorse).map(Comparison::row).toList();
    if (check && !worse.isEmpty()) {
      System.err.println("Beyond the bound in every round, by more than noise: " + worse);
      System.exit(1);
    }
  }

  private List<Comparison> measure() throws IOException, InterruptedException {
    List<Result> results = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Contender first = Contender.values()[round % 2];
      for (Part part : parts) {
        System.err.println("round " + (round + 1) + ": " + part);
        long begin = System.nanoTime();
        results.addAll(part.run(effort, first));
        seconds.merge(part, (System.nanoTime() - begin) / 1_000_000_000, Long::sum);
      }
    }
    return Arrays.stream(Row.values())
        .map(row -> Comparison.of(row, results))
        .filter(Comparison::isMeasured)
        .toList();
  }

  private static void print(List<Comparison> comparisons) {
    System.out.println("JDK " + Runtime.version() + ", " + ROUNDS + " rounds");
    System.out.println();
    System.out.println("| work | CrmKit | by hand | ratio | range | bound | kept |");
    System.out.println("|---|---|---|---|---|---|---|");
    comparisons.forEach(comparison -> System.out.println(comparison.line()));
  }
}
