package io.crmkit.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The twin: the same calls by hand, with OkHttp, prebuilt readers and writers of Jackson's, records
 * of the same components, and the timeouts of the client: none for reading and writing, one for the
 * attempt. It checks nothing, repeats nothing and copies nothing.
 */
final class KanvoByHand {
  static final String KEY = "kv_live_benchmark";

  /** The envelope of one record. */
  record One(boolean success, FloorRecord data) {}

  /** The envelope of a page. */
  record Many(boolean success, List<FloorRecord> data, Meta meta) {}

  /** What it says of the list. */
  record Meta(long total, int page, int perPage) {}

  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .callTimeout(Duration.ofSeconds(20))
          .build();
  private final HttpUrl records;
  private final ObjectReader oneReader = FloorJson.reader(One.class);
  private final ObjectReader manyReader = FloorJson.reader(Many.class);
  private final ObjectWriter writer = new JsonMapper().writer();

  KanvoByHand(String baseUrl) {
    this.records = HttpUrl.get(baseUrl).newBuilder().addPathSegment("records").build();
  }

  FloorRecord get(String id) throws IOException {
    HttpUrl url = records.newBuilder().addPathSegment(id).build();
    return send(request(url).build(), oneReader, One.class).data();
  }

  FloorRecord create(String type, String title, Map<String, ?> data) throws IOException {
    byte[] json = writer.writeValueAsBytes(Map.of("type", type, "title", title, "data", data));
    Request request = request(records).post(RequestBody.create(json, JSON_TYPE)).build();
    return send(request, oneReader, One.class).data();
  }

  /** One page after the other. */
  void forEach(Consumer<? super FloorRecord> action) {
    Many page;
    int number = 1;
    do {
      page = page(number);
      page.data().forEach(action);
    } while ((long) number++ * PagesServer.PAGE_SIZE < page.meta().total());
  }

  /** The first page, then the others with so many under way. */
  void forEach(int window, ExecutorService threads, Consumer<? super FloorRecord> action) {
    Many first = page(1);
    first.data().forEach(action);
    long last = (first.meta().total() + PagesServer.PAGE_SIZE - 1) / PagesServer.PAGE_SIZE;
    Deque<CompletableFuture<Many>> ahead = new ArrayDeque<>();
    for (int next = 2; next <= last || !ahead.isEmpty(); ) {
      while (next <= last && ahead.size() < window) {
        int number = next++;
        ahead.add(CompletableFuture.supplyAsync(() -> page(number), threads));
      }
      ahead.remove().join().data().forEach(action);
    }
  }

  private Many page(int number) {
    HttpUrl url =
        records
            .newBuilder()
            .addQueryParameter("page", Integer.toString(number))
            .addQueryParameter("per_page", Integer.toString(PagesServer.PAGE_SIZE))
            .build();
    try {
      return send(request(url).build(), manyReader, Many.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request.Builder request(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .header("Accept", "application/json")
        .header("User-Agent", "benchmark")
        .header("Authorization", "Bearer " + KEY);
  }

  private <T> T send(Request request, ObjectReader reader, Class<T> type) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("HTTP " + response.code());
      }
      return type.cast(reader.readValue(response.body().byteStream()));
    }
  }
}
