package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.crmkit.ApiException;
import io.crmkit.CrmException;
import io.crmkit.RequestOptions;
import io.crmkit.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Collects every text that a client produces, logs of all levels included, and looks for the key.
 */
class SecretsTest {
  private static final Logger ROOT = Logger.getLogger("");

  @RegisterExtension final Api api = new Api();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final Level levelBefore = ROOT.getLevel();
  private final Handler collector =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
          // The server's own log is not the client's.
          if (!String.valueOf(record.getLoggerName()).startsWith("mockwebserver3")) {
            texts.add(record.getLoggerName() + " " + formatter.format(record));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void collectEveryLog() {
    collector.setLevel(Level.ALL);
    ROOT.addHandler(collector);
    ROOT.setLevel(Level.ALL);
  }

  @AfterEach
  void collectNoMore() {
    ROOT.removeHandler(collector);
    ROOT.setLevel(levelBefore);
  }

  enum Where {
    BEARER(Credential.bearer()),
    HEADER(Credential.header("X-API-Key")),
    QUERY(Credential.query("api_key"));

    final Credential credential;

    Where(Credential credential) {
      this.credential = credential;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTextHoldsTheKey(Where where) throws Exception {
    HttpTransport transport = transport(where.credential);
    RequestOptions options =
        RequestOptions.builder()
            .header("X-Trace", "77")
            .callTimeout(Duration.ofSeconds(5))
            .onResponse(this::keep)
            .build();
    HttpTransport view = transport.withOptions(options);
    api.answersThing().answers(401).answers(302, "Location: /v1/x?api_key=" + Api.KEY);
    api.answersBody("nonsense").answers(429, "Retry-After: 99");
    api.answersWith(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    view.execute(Api.get());
    keep(failure(() -> view.execute(Api.get())));
    keep(failure(() -> view.execute(Api.get())));
    keep(failure(() -> view.execute(Api.get())));
    keep(failure(() -> view.execute(Api.get())));
    keep(failure(() -> transport(where.credential).execute(Api.post())));
    texts.add(transport + " " + options + " " + where.credential);

    RecordedRequest first = api.request();
    assertThat(first.getTarget() + first.getHeaders().toMultimap()).contains(Api.KEY);
    assertThat(texts).hasSizeGreaterThan(20);
    assertThat(texts).anyMatch(text -> text.startsWith("io.crmkit.transport"));
    assertThat(texts).noneMatch(text -> text.contains(Api.KEY));
  }

  private HttpTransport transport(Credential credential) {
    OkHttpClient host =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request request = chain.request();
                  texts.add(request + " " + request.headers());
                  Response response = chain.proceed(request);
                  texts.add(response + " " + response.headers());
                  texts.add(response.request() + " " + response.request().headers());
                  texts.add(
                      response.networkResponse() + " " + response.networkResponse().request());
                  return response;
                })
            .build();
    return api.transport(
        Api.ACME.toBuilder().credential(credential).build(), settings -> settings.httpClient(host));
  }

  private void keep(ResponseInfo info) {
    texts.add(info.toString());
  }

  private void keep(CrmException error) {
    texts.add(getStackTrace(error));
    if (error instanceof ApiException answered) {
      texts.add(answered.body() + answered.headers());
    }
  }
}
