package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.crmkit.ApiException;
import io.crmkit.CrmException;
import io.crmkit.RetryPolicy;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that a server repeats reaches nobody, in whatever writing it comes back. */
class RedactorTest {
  private static final String KEY = "ab+cd/ef==\"x&%41";

  @RegisterExtension final Api api = new Api();
  private final Redactor redactor = new Redactor(KEY);

  static Stream<String> writings() {
    StringBuilder escapes = new StringBuilder();
    StringBuilder references = new StringBuilder();
    KEY.chars()
        .forEach(
            c -> {
              escapes.append(String.format(Locale.ROOT, "\\u%04X", c));
              references.append("&#").append(c).append(';');
            });
    return Stream.of(
        KEY,
        KEY.replace("\"", "\\\""),
        KEY.replace("\"", "\\\"").replace("/", "\\/"),
        KEY.replace("\"", "\\\"").replace("+", "\\u002b").replace("&", "\\u0026"),
        escapes.toString(),
        URLEncoder.encode(KEY, StandardCharsets.UTF_8),
        URLEncoder.encode(KEY, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
        new HttpUrl.Builder()
            .scheme("https")
            .host("h")
            .addQueryParameter("k", KEY)
            .build()
            .encodedQuery()
            .substring(2),
        KEY.replace("&", "&amp;").replace("\"", "&quot;"),
        references.toString());
  }

  @ParameterizedTest
  @MethodSource("writings")
  void everyWritingOfTheKeyIsTakenOut(String written) {
    assertThat(redactor.redact("a " + written + " b")).isEqualTo("a [api key] b");
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "ab+cd/ef==\"x&%4 ab%2Bcd 100 % \\u002b";

    assertThat(redactor.redact(text)).isSameAs(text);
  }

  @Test
  void headersLoseTheKeyAndNothingElse() {
    Headers headers =
        new Headers.Builder()
            .add("Location", "/x?api_key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8))
            .add("X-Other", "100 %")
            .build();

    assertThat(redactor.redact(headers))
        .isEqualTo(Headers.of("X-Other", "100 %", "Location", "/x?api_key=[api key]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ab", "%2Fab", "\\/ab", "&#47;ab"})
  void aHeaderLosesTheKeyHoweverItBegins(String written) {
    assertThat(new Redactor("/ab").redact(Headers.of("X-Echo", written)))
        .isEqualTo(Headers.of("X-Echo", "[api key]"));
  }

  @Test
  void aFailureThatQuotesTheKeyKeepsItsWordsAndItsPlace() {
    IOException quoting = new IOException("no key " + KEY);

    IOException clean = redactor.redact(quoting);

    assertThat(clean).hasMessage("java.io.IOException: no key [api key]");
    assertThat(clean.getStackTrace()).isEqualTo(quoting.getStackTrace());
  }

  @Test
  void anyOtherFailureStaysAsItIs() {
    IOException failure = new IOException("outer", new IOException("inner"));

    assertThat(redactor.redact(failure)).isSameAs(failure);
  }

  @Test
  void aFailureThatQuotesTheKeyIsReplacedWithItsCauses() {
    IOException quoting =
        new IOException("outer", new IOException("Unexpected status line: " + KEY));

    assertThat(getStackTrace(redactor.redact(quoting))).contains("outer").doesNotContain(KEY);
  }

  @Test
  void aFailureIsReplacedWhenOneSuppressedInItQuotesTheKey() {
    IOException failure = new IOException("broken pipe");
    failure.addSuppressed(
        new IOException("no response", new IOException("Unexpected status line: " + KEY)));

    IOException clean = redactor.redact(failure);

    assertThat(getStackTrace(clean)).contains("broken pipe").doesNotContain(KEY);
    assertThat(clean.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void failuresThatGoRoundInCirclesAreLookedThrough() {
    IOException failure = new IOException("broken pipe");
    IOException cause = new IOException("no response", failure);
    failure.initCause(cause);
    cause.addSuppressed(failure);

    assertThat(redactor.redact(failure)).isSameAs(failure);

    cause.addSuppressed(new IOException("Unexpected status line: " + KEY));

    assertThat(getStackTrace(redactor.redact(failure))).doesNotContain(KEY);
  }

  @Test
  void aFailureWithoutTheKeyStaysAsItIs() {
    IOException failure = new IOException("broken pipe", new IOException("reset"));
    failure.addSuppressed(new IOException("unexpected status line"));

    assertThat(redactor.redact(failure)).isSameAs(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 400, 401, 500})
  void noErrorHoldsAKeyThatTheServerEscapedInItsJson(int status) {
    String escaped = KEY.replace("\"", "\\\"").replace("/", "\\/").replace("+", "\\u002b");
    api.answers(
        status,
        "{\"success\":false,\"error\":\"no key %s\",\"errors\":{\"%s\":[\"%s\"]},\"data\":%s}"
            .formatted(escaped, escaped, escaped, "[\"" + escaped + "\"]"),
        new String[] {"X-Echo: " + KEY});

    assertThat(everythingOf(failing()))
        .anyMatch(text -> text.contains("[api key]"))
        .noneMatch(text -> text.contains(KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "{\"data\": %s}", "{\"%s\":1,\"%s\":2}", "<p>%s</p>"})
  void noErrorHoldsAKeyOutOfABodyThatCannotBeRead(String body) {
    api.answersBody(body.replace("%s", KEY));

    assertThat(everythingOf(failing())).noneMatch(text -> text.contains(KEY));
  }

  private CrmException failing() {
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.apiKey(() -> KEY);
              settings.retryPolicy(RetryPolicy.none());
            });
    return failure(() -> transport.execute(Api.get()));
  }

  private static List<String> everythingOf(CrmException error) {
    return error instanceof ApiException answered
        ? List.of(
            getStackTrace(error),
            answered.body(),
            answered.errorMessage().orElse(""),
            answered.fieldErrors().toString(),
            answered.headers().toString())
        : List.of(getStackTrace(error));
  }
}
