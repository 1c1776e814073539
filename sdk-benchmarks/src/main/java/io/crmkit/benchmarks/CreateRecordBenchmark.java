package io.crmkit.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
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
 * One POST of a record over a warm connection. The twin is the same by hand, with OkHttp and
 * prebuilt readers and writers of Jackson's, and the timeouts of the client: none for reading and
 * writing, one for the call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class CreateRecordBenchmark {
  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  private LoopbackServer server;
  private KanvoClient kanvo;
  private OkHttpClient http;
  private HttpUrl base;
  private final ObjectReader reader = FloorJson.reader(GetRecordBenchmark.Envelope.class);
  private final ObjectWriter writer = new JsonMapper().writer();

  /** Starts the server and both clients. */
  @Setup
  public void start() throws IOException {
    server = new LoopbackServer(GetRecordBenchmark.JSON);
    String url = "http://127.0.0.1:" + server.port() + "/api/v1";
    kanvo = KanvoClient.builder().apiKey("kv_live_benchmark").baseUrl(url).build();
    http =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .callTimeout(Duration.ofSeconds(20))
            .build();
    base = HttpUrl.get(url);
  }

  /** Stops the server. */
  @TearDown
  public void stop() throws IOException {
    kanvo.close();
    server.close();
  }

  /** OkHttp and Jackson by hand. */
  @Benchmark
  public FloorRecord twin() throws IOException {
    byte[] json =
        writer.writeValueAsBytes(
            Map.of("type", "lead", "title", "Johnson Property", "data", data()));
    Request request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegment("records").build())
            .header("Accept", "application/json")
            .header("User-Agent", "benchmark")
            .header("Authorization", "Bearer kv_live_benchmark")
            .post(RequestBody.create(json, JSON_TYPE))
            .build();
    try (Response response = http.newCall(request).execute()) {
      GetRecordBenchmark.Envelope envelope = reader.readValue(response.body().byteStream());
      return envelope.data();
    }
  }

  /** The client. */
  @Benchmark
  public KanvoRecord crmkit() {
    return kanvo
        .records()
        .create(KanvoRecordCreate.builder("lead").title("Johnson Property").data(data()).build());
  }

  private static Map<String, String> data() {
    return Map.of("phone", "555-123-4567", "email", "johnson@example.com");
  }
}
