package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.AuthenticationException;
import io.crmkit.CrmException;
import io.crmkit.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No argument changes which endpoint is hit, and no key gets where it does not belong. */
class SafetyTest {
  @RegisterExtension final Api api = new Api();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b|a%2Fb",
        "a?b=c|a%3Fb=c",
        "a#b|a%23b",
        "a%2fb|a%252fb",
        "a../admin|a..%2Fadmin",
        "..a\\admin|..a%5Cadmin",
        "a b|a%20b",
        "...|...",
        "é|%C3%A9",
        "a;b=1|a;b=1"
      })
  void anIdIsOneEncodedSegment(String id, String encoded) throws Exception {
    api.answersThing();

    api.transport().execute(ApiRequest.get("things", id).returning(Api.THING));

    assertThat(api.request().getTarget()).isEqualTo("/v1/things/" + encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        "%2e",
        "%2E%2e",
        ".%2e",
        "%2e.",
        " .. ",
        "",
        " ",
        "\t",
        "../webhooks",
        "x/../../y",
        "..\\webhooks",
        "a\\..",
        "a/./b",
        "%2e%2e%2fwebhooks",
        "x%2F..%5cy",
        "%252e%252E%252fy",
        "a/%25252e./b",
        "..;/admin",
        "a/..;x=1/b"
      })
  void anIdThatWouldNameAnotherEndpointIsRefused(String id) {
    assertThatThrownBy(() -> ApiRequest.get("things", id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("an id or path segment ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\u0000", "a\u007f", "\u0085a"})
  void anIdWithControlCharactersIsRefused(String id) {
    assertThatThrownBy(() -> ApiRequest.get("things", id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only plain text can be sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800", "x\ud83d"})
  void halfOfASurrogatePairIsRefusedSinceItWouldArriveAsAQuestionMark(String text) {
    assertThatThrownBy(() -> ApiRequest.get("things", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("an id or path segment holds half of a surrogate pair at position \\d");
    assertThatThrownBy(() -> ApiRequest.get("things").query("q", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("q holds half of a surrogate pair at position ");
    assertThatThrownBy(() -> ApiRequest.get("things").query(Map.of(text, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWholeSurrogatePairIsSent() throws Exception {
    api.answersThing();

    api.transport().execute(ApiRequest.get("things", "😀").query("q", "😀").returning(Api.THING));

    assertThat(api.request().getTarget()).isEqualTo("/v1/things/%F0%9F%98%80?q=%F0%9F%98%80");
  }

  @Test
  void whatIsMissingFromARawCallIsNamed() {
    assertMissing("method == null", () -> ApiRequest.raw(null, "things", Map.of(), null));
    assertMissing("path == null", () -> ApiRequest.raw("GET", null, Map.of(), null));
    assertMissing("query == null", () -> ApiRequest.raw("GET", "things", null, null));
  }

  private static void assertMissing(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "things/", "things//x", "things/../x", "./things"})
  void aRawPathThatWouldNameAnotherEndpointIsRefused(String path) {
    assertThatThrownBy(() -> Api.raw(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRawMethodIsOneOfTheFive() {
    assertThatThrownBy(() -> ApiRequest.raw("TRACE", "things", Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("method is not GET, POST, PUT, PATCH or DELETE: TRACE");
  }

  @Test
  void aRawPostWithoutABodySendsNone() throws Exception {
    api.answersBody("{}");

    api.transport().execute(ApiRequest.raw("POST", "things", Map.of(), null));

    RecordedRequest request = api.request();
    assertThat(request.getHeaders().get("Content-Length")).isEqualTo("0");
    assertThat(request.getHeaders().get("Content-Type")).isNull();
  }

  @Test
  void queryValuesAreEncoded() throws Exception {
    api.answersBody("{}");

    api.transport()
        .execute(ApiRequest.raw("GET", "things", Map.of("q", "a&b=c#d+e\r\nX: y"), null));

    assertThat(api.request().getTarget()).isEqualTo("/v1/things?q=a%26b%3Dc%23d%2Be%0D%0AX%3A%20y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "a\u0000", "schlüssel", "\u200bkey"})
  void aKeyThatCannotBeSentIsRefusedWithoutShowingIt(String key) {
    assertThatThrownBy(() -> Credential.checkedKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("apiKey ")
        .satisfies(e -> assertThat(key.isBlank() || !e.getMessage().contains(key)).isTrue());
  }

  @Test
  void aSupplierIsAskedForTheKeyOnEveryAttempt() throws Exception {
    api.answers(503).answersThing();
    List<String> keys = new ArrayList<>(List.of("first-key", "second-key"));

    api.transport(settings -> settings.apiKey(() -> keys.remove(0))).execute(Api.get());

    assertThat(api.request().getHeaders().get("Authorization")).isEqualTo("Bearer first-key");
    assertThat(api.request().getHeaders().get("Authorization")).isEqualTo("Bearer second-key");
  }

  @Test
  void aSupplierWithoutAUsableKeyFailsTheCallBeforeAnythingIsSent() {
    HttpTransport transport = api.transport(settings -> settings.apiKey(() -> null));

    assertThatThrownBy(() -> transport.execute(Api.get()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the apiKey supplier gave an unusable key");
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void neitherMessagesNorTextsShowTheKey() {
    api.answers(401);
    HttpTransport transport = api.transport();

    AuthenticationException error =
        failure(AuthenticationException.class, () -> transport.execute(Api.get()));

    assertThat(error.toString() + error.body() + error.headers() + transport)
        .doesNotContain(Api.KEY);
  }

  @Test
  void interceptorsOfTheHostDoNotSeeTheKey() throws Exception {
    List<String> seen = new ArrayList<>();
    OkHttpClient host =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request request = chain.request();
                  Response response = chain.proceed(request);
                  seen.add(request + " " + request.headers() + response + response.request());
                  return response;
                })
            .build();
    api.answersThing();

    api.transport(settings -> settings.httpClient(host)).execute(Api.get());

    assertThat(api.request().getHeaders().get("Authorization")).isEqualTo("Bearer " + Api.KEY);
    assertThat(seen).singleElement().asString().doesNotContain(Api.KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Y", "X:Y", "X\r\nY", "Ä"})
  void aHeaderNameThatHttpDoesNotAllowIsRefused(String name) {
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "v"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not an HTTP header name: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\u0000", "ü"})
  void aHeaderValueThatHttpDoesNotAllowIsRefusedWithoutShowingIt(String value) {
    assertThatThrownBy(() -> RequestOptions.builder().header("X-Trace", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("value of header X-Trace holds U+")
        .hasMessageNotContaining("Evil");
  }

  @Test
  void aKeyInTheQueryIsSentButShownNowhere() throws Exception {
    Provider provider = Api.ACME.toBuilder().credential(Credential.query("api_key")).build();
    api.answers(404);
    HttpTransport transport = api.transport(provider, settings -> {});

    CrmException error = failure(() -> transport.execute(Api.get()));

    RecordedRequest request = api.request();
    assertThat(request.getTarget()).isEqualTo("/v1/things/t1?api_key=" + Api.KEY);
    assertThat(error.toString()).doesNotContain(Api.KEY).doesNotContain("api_key");
  }
}
