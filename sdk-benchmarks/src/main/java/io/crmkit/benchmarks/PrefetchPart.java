package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * 2,000 records with a window of 8 pages, beside one page after the other by hand; and how many
 * connections the window opens once the client is warm.
 */
final class PrefetchPart {
  private static final int WINDOW = 8;
  private static final int ITEMS = 2_000;

  private PrefetchPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws IOException {
    Effort effort = Effort.of(args);
    measure(Row.PREFETCH_NO_LATENCY, Duration.ZERO, effort.pick(400, 100));
    measure(Row.PREFETCH_50_MS, Duration.ofMillis(50), effort.pick(7, 3));
  }

  /** The readings take turns; the first half of the rounds warms up. */
  private static void measure(Row row, Duration latency, int rounds) throws IOException {
    try (PagesServer server = new PagesServer(ITEMS, ITEMS / PagesServer.PAGE_SIZE, latency);
        KanvoClient kanvo = ListReading.client(server)) {
      ListReading byHand = new KanvoByHand(server.baseUrl())::forEach;
      ListReading prefetch = kanvo.records().list().prefetch(WINDOW)::forEach;
      List<Double> byHandMillis = new ArrayList<>();
      List<Double> prefetchMillis = new ArrayList<>();
      int connections = 0;
      for (int round = 0; round < 2 * rounds; round++) {
        byHandMillis.add(byHand.read(ITEMS) / 1e6);
        int before = server.connections();
        prefetchMillis.add(prefetch.read(ITEMS) / 1e6);
        connections += round < rounds ? 0 : server.connections() - before;
      }
      Result.print(row, Contender.BY_HAND, Figures.median(Figures.secondHalf(byHandMillis)));
      Result.print(row, Contender.CRMKIT, Figures.median(Figures.secondHalf(prefetchMillis)));
      Result.print(Row.PREFETCH_CONNECTIONS, Contender.CRMKIT, connections / (double) rounds);
    }
  }
}
