package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a provider counts: when requests arrived. */
public final class Arrivals {
  private Arrivals() {}

  /** Asserts that no span of the window, wherever it begins, holds more than the limit. */
  public static void assertNeverMoreThan(int limit, long window, List<Long> arrivals) {
    List<Long> inOrder = arrivals.stream().sorted().toList();
    for (int i = limit; i < inOrder.size(); i++) {
      assertThat(inOrder.get(i) - inOrder.get(i - limit))
          .as("ns from arrival %d to arrival %d", i - limit, i)
          .isGreaterThanOrEqualTo(window);
    }
  }

  /** How many arrive within a span if each comes as soon as all limits let it. */
  static int most(long span, int[] limits, long[] windows) {
    long[] times = new long[1_000_000];
    for (int i = 0; i < times.length; i++) {
      long at = i == 0 ? 0 : times[i - 1];
      for (int k = 0; k < limits.length; k++) {
        at = i < limits[k] ? at : Math.max(at, times[i - limits[k]] + windows[k]);
      }
      if (at >= span) {
        return i;
      }
      times[i] = at;
    }
    throw new IllegalArgumentException("more than fit: " + times.length);
  }
}
