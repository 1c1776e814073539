package io.crmkit.testing.contract;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link ContractSuite} saw. Immutable. Its text is a table with a line for each call; it
 * holds ids and numbers, never a key or other data.
 *
 * @param provider the provider's name
 * @param results what became of each call, in its order
 */
public record ContractReport(String provider, List<Result> results) {
  /** Copies the list. */
  public ContractReport {
    Objects.requireNonNull(provider, "provider == null");
    results = List.copyOf(results);
  }

  /**
   * Tells whether no call differed. One that was skipped did not.
   *
   * @return true if the provider did as documented in every call that was made
   */
  public boolean agrees() {
    return results.stream().noneMatch(result -> result.verdict() == Verdict.DIFFERS);
  }

  /** What a call says about the contract. */
  public enum Verdict {
    /** It was answered as expected. */
    AGREES,
    /** It was answered otherwise. */
    DIFFERS,
    /** It could not be made: the account has nothing to make it with. */
    SKIPPED
  }

  /**
   * One call.
   *
   * @param call method and path
   * @param expected what the answer should be
   * @param seen what it was
   * @param verdict whether these agree
   */
  public record Result(String call, String expected, String seen, Verdict verdict) {
    private Stream<String> cells() {
      return Stream.of(verdict.name().toLowerCase(Locale.ROOT), call, expected, seen);
    }
  }

  /** Returns the table. */
  @Override
  public String toString() {
    List<List<String>> rows =
        Stream.concat(
                Stream.of(List.of(provider, "call", "expected", "seen")),
                results.stream().map(result -> result.cells().toList()))
            .toList();
    return rows.stream()
        .map(row -> line(row, rows))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(width(rows, column) - cell.length())).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
