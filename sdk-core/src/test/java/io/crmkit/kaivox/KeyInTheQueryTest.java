package io.crmkit.kaivox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.crmkit.ApiException;
import io.crmkit.RequestOptions;
import io.crmkit.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key in the query is sent, and shown nowhere; what is logged, SecretsTest looks into. */
class KeyInTheQueryTest {
  private static final String NOT_FOUND = "{\"success\": false, \"message\": \"no\"}";

  @RegisterExtension final KaiVoxServer kaivox = new KaiVoxServer();

  private KaiVoxClient.Builder builder() {
    return kaivox.builder().authentication(KaiVoxAuthentication.QUERY_PARAMETER);
  }

  private static void assertHidden(Throwable failure) {
    assertThat(getStackTrace(failure)).doesNotContain(KaiVoxServer.KEY).doesNotContain("api_key");
  }

  @Test
  void byAnErrorAnswer() throws Exception {
    kaivox.answers(404, NOT_FOUND);
    KaiVoxClient client = builder().build();

    Throwable failure = catchThrowable(() -> client.calls().get("7"));

    assertThat(kaivox.request().getTarget()).endsWith("?api_key=" + KaiVoxServer.KEY);
    assertHidden(failure);
    assertThat(client.toString()).doesNotContain(KaiVoxServer.KEY);
  }

  @Test
  void byAnErrorAnswerThatRepeatsTheUrl() {
    String url = "/api/v1/calls/7?api_key=" + KaiVoxServer.KEY;
    kaivox.answers(302, "{\"message\": \"moved to %s\"}".formatted(url), "Location: " + url);
    List<String> seen = new ArrayList<>();

    Throwable failure =
        catchThrowable(
            () ->
                builder()
                    .build()
                    .withOptions(
                        RequestOptions.builder()
                            .onResponse(info -> seen.add(info.toString()))
                            .build())
                    .calls()
                    .get("7"));

    ApiException error = (ApiException) failure;
    assertThat(error.statusCode()).isEqualTo(302);
    assertThat(error.headers().get("Location"))
        .containsExactly("/api/v1/calls/7?api_key=[api key]");
    assertThat(error.getMessage() + error.body() + error.errorMessage() + seen)
        .contains("[api key]")
        .doesNotContain(KaiVoxServer.KEY);
  }

  @Test
  void byABrokenConnection() throws Exception {
    String nowhere = kaivox.baseUrl();
    kaivox.afterEach(null);

    KaiVoxClient client = builder().baseUrl(nowhere).retryPolicy(RetryPolicy.none()).build();

    assertHidden(catchThrowable(() -> client.calls().get("7")));
  }

  @Test
  void byAnAnswerThatCannotBeRead() {
    kaivox.answers("<html>");

    assertHidden(catchThrowable(() -> builder().build().calls().get("7")));
  }

  @Test
  void toInterceptorsOfTheHost() {
    List<String> seen = new ArrayList<>();
    OkHttpClient host =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  seen.add(chain.request() + " " + chain.call().request());
                  seen.add(response + " " + response.request());
                  seen.add(response.networkResponse() + " " + response.networkResponse().request());
                  return response;
                })
            .build();
    kaivox.answers("{\"success\": true, \"data\": {\"id\": 7}}");

    builder().httpClient(host).build().calls().get("7");

    assertThat(seen).hasSize(3).noneMatch(text -> text.contains(KaiVoxServer.KEY));
  }
}
