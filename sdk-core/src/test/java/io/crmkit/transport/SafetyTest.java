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
        "../admin|..%2Fadmin",
        "..\\admin|..%5Cadmin",
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
  @ValueSource(strings = {".", "..", "%2e", "%2E%2e", ".%2e", "%2e.", " .. ", "", " ", "\t"})
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

    api.transport(settings -> settings.apiKey = () -> keys.remove(0)).execute(Api.get());

    assertThat(api.request().getHeaders().get("Authorization")).isEqualTo("Bearer first-key");
    assertThat(api.request().getHeaders().get("Authorization")).isEqualTo("Bearer second-key");
  }

  @Test
  void aSupplierWithoutAUsableKeyFailsTheCallBeforeAnythingIsSent() {
    HttpTransport transport = api.transport(settings -> settings.apiKey = () -> null);

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

    api.transport(settings -> settings.httpClient = host).execute(Api.get());

    assertThat(api.request().getHeaders().get("Authorization")).isEqualTo("Bearer " + Api.KEY);
    assertThat(seen).singleElement().asString().doesNotContain(Api.KEY);
  }

  @Test
  void theKeyWinsOverAHeaderOfItsName() throws Exception {
    api.answersThing();

    api.transport()
        .withOptions(RequestOptions.builder().header("Authorization", "Basic x").build())
        .execute(Api.get());

    assertThat(api.request().getHeaders().values("Authorization"))
        .containsExactly("Bearer " + Api.KEY);
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
    Provider provider =
        new Provider(
            "Acme",
            "ACME",
            "https://acme.example",
            Credential.query("api_key"),
            Api.ACME.paging(),
            Api.ACME.envelope(),
            Api.ACME.errorFormat(),
            Map.of(),
            Api.ACME.rateLimiter());
    api.answers(404);
    TransportSettings.Builder settings = new TransportSettings.Builder();
    settings.apiKey = () -> Api.KEY;
    HttpTransport transport =
        new HttpTransport(
            provider,
            settings.build(BaseUrl.parse(api.server.url("/v1").toString(), false), provider));

    CrmException error = failure(() -> transport.execute(Api.get()));

    RecordedRequest request = api.request();
    assertThat(request.getTarget()).isEqualTo("/v1/things/t1?api_key=" + Api.KEY);
    assertThat(error.toString()).doesNotContain(Api.KEY).doesNotContain("api_key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://api.example/v1|which would send the API key readable",
        "http://10.0.0.1/v1|which would send the API key readable",
        "http://127.0.0.1.evil.example/|which would send the API key readable",
        "ftp://api.example/v1|is not an http or https URL",
        "nonsense|is not an http or https URL",
        "https://user:pass@api.example/|must not carry a user or password",
        "https://api.example/?key=secret|must not carry a query or fragment",
        "https://api.example/#x|must not carry a query or fragment"
      })
  void aBaseUrlThatIsUnsafeIsRefused(String url, String problem) {
    assertThatThrownBy(() -> BaseUrl.parse(url, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("pass@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example/v1",
        "http://localhost:8080/",
        "http://127.0.0.1:1/v1",
        "http://127.8.9.1/",
        "http://[::1]:8080/"
      })
  void aBaseUrlThatIsSafeIsTaken(String url) {
    assertThat(BaseUrl.parse(url, false).toString()).startsWith("http");
  }

  @Test
  void plainHttpIsTakenWhenTheCallerAllowsIt() {
    assertThat(BaseUrl.parse("http://api.example/v1", true).host()).isEqualTo("api.example");
  }
}
