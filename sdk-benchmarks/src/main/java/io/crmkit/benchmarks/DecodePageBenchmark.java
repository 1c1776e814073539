package io.crmkit.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decoding a page of 100 records that is in memory, against Jackson's own record reader. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class DecodePageBenchmark {
  private static final Envelope ENVELOPE =
      Envelope.data("data").success("success").meta("meta").total("total").size("per_page").build();

  private final byte[] page =
      PagesServer.body(0, PagesServer.PAGE_SIZE).getBytes(StandardCharsets.US_ASCII);
  private final ObjectReader byHand = FloorJson.reader(KanvoByHand.Many.class);
  private final ResponseReader<Items<KanvoRecord>> crmkit = Responses.items(KanvoRecord.class);

  /** Jackson by hand. */
  @Benchmark
  public Object decodeByHand() throws IOException {
    return byHand.readValue(new ByteArrayInputStream(page));
  }

  /** The reader that the client uses. */
  @Benchmark
  public Object decodeCrmKit() throws IOException {
    return crmkit.read(new ByteArrayInputStream(page), ENVELOPE, Long.MAX_VALUE);
  }
}
