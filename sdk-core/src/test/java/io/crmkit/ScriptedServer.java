package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.transport.ManualTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A scripted server in a provider's place, and a client of it whose waits take no time.
 *
 * @param <C> the client
 * @param <B> its builder
 */
public class ScriptedServer<C extends CrmClient<C>, B extends ClientBuilder<C, B>>
    implements BeforeEachCallback, AfterEachCallback {
  public final ManualTime time = new ManualTime();
  private final Supplier<B> builders;
  private final String key;
  private final String path;
  private MockWebServer server;

  /** A server for clients with the given builder and key, with the API below the given path. */
  protected ScriptedServer(Supplier<B> builders, String key, String path) {
    this.builders = builders;
    this.key = key;
    this.path = path;
  }

  @Override
  public final void beforeEach(ExtensionContext context) throws Exception {
    server = PromptServer.create();
    QueueDispatcher answers = new QueueDispatcher();
    answers.setFailFast(true); // a request that nobody scripted an answer for gets a 404
    server.setDispatcher(answers);
    server.start();
  }

  @Override
  public final void afterEach(ExtensionContext context) {
    server.close();
  }

  public final String baseUrl() {
    return server.url(path).toString();
  }

  public final C client() {
    return builder().build();
  }

  public final B builder() {
    return builders.get().apiKey(key).baseUrl(baseUrl()).time(time);
  }

  /** A client made from these environment variables and no others. */
  public final C fromEnvironment(Map<String, String> variables) {
    return builders.get().environment(variables::get).build();
  }

  public final ScriptedServer<C, B> answers(String json) {
    return answers(200, json);
  }

  public final ScriptedServer<C, B> answers(int status, String json, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(json);
    for (String header : headers) {
      response.addHeader(header);
    }
    server.enqueue(response.build());
    return this;
  }

  public final int requestCount() {
    return server.getRequestCount();
  }

  /** The next request that came. */
  public final RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).as("a request that came").isNotNull();
    return request;
  }

  /** The method and target of the next request, such as {@code GET /api/v1/records}. */
  public final String nextLine() throws InterruptedException {
    return line(request());
  }

  /** Method and target, such as {@code GET /api/v1/records}. */
  public static String line(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget();
  }

  public static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  /** The one value of a header of a request; null when it was not sent. */
  public static String header(RecordedRequest request, String name) {
    assertThat(request.getHeaders().values(name)).hasSizeLessThan(2);
    return request.getHeaders().get(name);
  }
}
