package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.io.IOException;
import java.util.Map;
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

/** One GET and one POST of a record over a warm connection, beside the same by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class RecordCallBenchmark {
  private static final String ID = "b3e1a2f4-5c6d-4e7f-8a9b-0c1d2e3f4a5b";
  private static final String TITLE = "Johnson Property";

  private LoopbackServer server;
  private KanvoClient kanvo;
  private KanvoByHand byHand;

  /** Starts the server and both clients. */
  @Setup
  public void start() throws IOException {
    server = new LoopbackServer(OneRecord.JSON);
    kanvo = KanvoClient.builder().apiKey(KanvoByHand.KEY).baseUrl(server.baseUrl()).build();
    byHand = new KanvoByHand(server.baseUrl());
  }

  /** Stops the server. */
  @TearDown
  public void stop() throws IOException {
    kanvo.close();
    server.close();
  }

  /** A GET by hand. */
  @Benchmark
  public Object getByHand() throws IOException {
    return byHand.get(ID);
  }

  /** A GET by the client. */
  @Benchmark
  public KanvoRecord getCrmKit() {
    return kanvo.records().get(ID);
  }

  /** A POST by hand. */
  @Benchmark
  public Object createByHand() throws IOException {
    return byHand.create("lead", TITLE, data());
  }

  /** A POST by the client. */
  @Benchmark
  public KanvoRecord createCrmKit() {
    return kanvo
        .records()
        .create(KanvoRecordCreate.builder("lead").title(TITLE).data(data()).build());
  }

  private static Map<String, String> data() {
    return Map.of("phone", "555-123-4567", "email", "johnson@example.com");
  }
}
