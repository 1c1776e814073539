package io.crmkit.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The floor: a list read by hand, with OkHttp and a prebuilt Jackson reader of the same type. */
final class HandWrittenList {
  /** The envelope, as one writes it by hand. */
  record Envelope(boolean success, List<FloorRecord> data, Meta meta) {}

  /** What it says of the list. */
  record Meta(long total, int page, int perPage) {}

  private final OkHttpClient http = new OkHttpClient();
  private final HttpUrl url;
  private final ObjectReader reader = FloorJson.reader(Envelope.class);

  HandWrittenList(String baseUrl) {
    this.url = HttpUrl.get(baseUrl).newBuilder().addPathSegment("records").build();
  }

  /** One page after the other. */
  void forEach(Consumer<? super FloorRecord> action) {
    Envelope page;
    int number = 1;
    do {
      page = fetch(number);
      page.data().forEach(action);
    } while ((long) number++ * PagesServer.PAGE_SIZE < page.meta().total());
  }

  /** The first page, then the others with so many under way. */
  void forEach(int window, ExecutorService threads, Consumer<? super FloorRecord> action) {
    Envelope first = fetch(1);
    first.data().forEach(action);
    long last = (first.meta().total() + PagesServer.PAGE_SIZE - 1) / PagesServer.PAGE_SIZE;
    Deque<CompletableFuture<Envelope>> ahead = new ArrayDeque<>();
    for (int next = 2; next <= last || !ahead.isEmpty(); ) {
      while (next <= last && ahead.size() < window) {
        int number = next++;
        ahead.add(CompletableFuture.supplyAsync(() -> fetch(number), threads));
      }
      ahead.remove().join().data().forEach(action);
    }
  }

  private Envelope fetch(int page) {
    Request request =
        new Request.Builder()
            .url(
                url.newBuilder()
                    .addQueryParameter("page", Integer.toString(page))
                    .addQueryParameter("per_page", "100")
                    .build())
            .header("Authorization", "Bearer kv_live_benchmark")
            .build();
    try (Response response = http.newCall(request).execute()) {
      return reader.readValue(response.body().byteStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
