package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** 2,000 records in pages of 100 over a warm connection, against the same by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class ListRecordsBenchmark {
  private static final int ITEMS = 2_000;

  private PagesServer server;
  private KanvoClient kanvo;
  private KanvoByHand byHand;

  /** Starts the server and both clients. */
  @Setup
  public void start() throws IOException {
    server = new PagesServer(ITEMS, ITEMS / PagesServer.PAGE_SIZE, Duration.ZERO);
    kanvo = KanvoClient.builder().apiKey(KanvoByHand.KEY).baseUrl(server.baseUrl()).build();
    byHand = new KanvoByHand(server.baseUrl());
  }

  /** Stops the server. */
  @TearDown
  public void stop() throws IOException {
    kanvo.close();
    server.close();
  }

  /** OkHttp and Jackson by hand. Returns the number of items. */
  @Benchmark
  public int iterateByHand() {
    int[] items = new int[1];
    byHand.forEach(item -> items[0]++);
    return items[0];
  }

  /** The client. Returns the number of items. */
  @Benchmark
  public int iterateCrmKit() {
    int[] items = new int[1];
    kanvo.records().list().forEach(item -> items[0]++);
    return items[0];
  }
}
