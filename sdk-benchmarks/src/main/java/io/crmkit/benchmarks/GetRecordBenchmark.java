package io.crmkit.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
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

/**
 * One GET of a record over a warm connection. The floor is the same by hand: OkHttp and a prebuilt
 * Jackson reader of the same type.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class GetRecordBenchmark {
  private static final String ID = "b3e1a2f4-5c6d-4e7f-8a9b-0c1d2e3f4a5b";
  static final String JSON =
      """
      {"success":true,"data":{"id":"b3e1a2f4-5c6d-4e7f-8a9b-0c1d2e3f4a5b",\
      "title":"Johnson Property - Lawn Care","object_type_id":"a1b2c3d4-0000-4000-8000-000000000001",\
      "stage_id":"f5e6d7c8-0000-4000-8000-000000000002","assignee_id":null,\
      "data":{"phone":"555-123-4567","email":"johnson@example.com","address":"42 Elm Street, Hartford CT",\
      "notes":"Gate on the left side, ask for the spring package first"},\
      "created_at":"2026-03-14T18:30:00.000Z","updated_at":"2026-03-14T18:30:00.000Z",\
      "object_types":{"name":"Lead","slug":"lead","icon":"L"}}}""";

  /** The envelope, as one writes it by hand. */
  public record Envelope(boolean success, FloorRecord data) {}

  private LoopbackServer server;
  private KanvoClient kanvo;
  private OkHttpClient http;
  private HttpUrl base;
  private ObjectReader reader;

  /** Starts the server and both clients. */
  @Setup
  public void start() throws IOException {
    server = new LoopbackServer(JSON);
    String url = "http://127.0.0.1:" + server.port() + "/api/v1";
    kanvo = KanvoClient.builder().apiKey("kv_live_benchmark").baseUrl(url).build();
    http = new OkHttpClient();
    base = HttpUrl.get(url);
    reader = FloorJson.reader(Envelope.class);
  }

  /** Stops the server. */
  @TearDown
  public void stop() throws IOException {
    kanvo.close();
    server.close();
  }

  /** OkHttp and Jackson by hand. */
  @Benchmark
  public FloorRecord floor() throws IOException {
    Request request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegment("records").addPathSegment(ID).build())
            .header("Authorization", "Bearer kv_live_benchmark")
            .build();
    try (Response response = http.newCall(request).execute()) {
      Envelope envelope = reader.readValue(response.body().byteStream());
      return envelope.data();
    }
  }

  /** The client. */
  @Benchmark
  public KanvoRecord crmkit() {
    return kanvo.records().get(ID);
  }
}
