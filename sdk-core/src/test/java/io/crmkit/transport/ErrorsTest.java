package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ApiException;
import io.crmkit.AuthenticationException;
import io.crmkit.BadRequestException;
import io.crmkit.ConflictException;
import io.crmkit.NotFoundException;
import io.crmkit.PermissionDeniedException;
import io.crmkit.RateLimitedException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import io.crmkit.ServerErrorException;
import io.crmkit.UnprocessableException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of an answer that says no. */
class ErrorsTest {
  @RegisterExtension final Api api = new Api();

  private ApiException failed(int status, String body, String... headers) {
    api.answers(status, body, headers);
    HttpTransport transport = api.transport(Api.policy(RetryPolicy.none()));
    return failure(ApiException.class, () -> transport.execute(Api.get()));
  }

  static List<Arguments> types() {
    return List.of(
        Arguments.of(400, BadRequestException.class),
        Arguments.of(401, AuthenticationException.class),
        Arguments.of(403, PermissionDeniedException.class),
        Arguments.of(404, NotFoundException.class),
        Arguments.of(405, ApiException.class),
        Arguments.of(409, ConflictException.class),
        Arguments.of(413, ApiException.class),
        Arguments.of(422, UnprocessableException.class),
        Arguments.of(429, RateLimitedException.class),
        Arguments.of(500, ServerErrorException.class),
        Arguments.of(502, ServerErrorException.class),
        Arguments.of(599, ServerErrorException.class));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyStatusHasItsType(int status, Class<? extends ApiException> type) {
    ApiException error = failed(status, "{\"error\": \"it is so\"}", "X-Request-Id: r-1");

    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error.errorMessage()).contains("it is so");
    assertThat(error.body()).isEqualTo("{\"error\": \"it is so\"}");
    assertThat(error.headers().get("x-request-ID")).containsExactly("r-1");
    assertThat(error.requestMethod()).isEqualTo("GET");
    assertThat(error.requestPath()).isEqualTo("/v1/things/t1");
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(error.outcome())
        .isEqualTo(status >= 500 ? RequestOutcome.UNKNOWN : RequestOutcome.REFUSED);
  }

  @Test
  void theMessageSaysWhatWasAskedWhatCameBackAndWhatToDo() {
    assertThat(failed(401, "{\"success\": false, \"error\": \"Invalid API key\"}"))
        .hasMessage(
            "Acme (localhost): GET /v1/things/t1 -> 401: Invalid API key (attempts=1). Check the API key (ACME_API_KEY): it is missing, mistyped or revoked.");
  }

  @Test
  void fieldErrorsAreTypedAndInTheMessage() {
    ApiException error =
        failed(
            422,
            "{\"error\": \"invalid\", \"errors\": {\"size\": [\"too big\", \"odd\"], \"id\": \"taken\"}}");

    assertThat(error.fieldErrors())
        .isEqualTo(Map.of("size", List.of("too big", "odd"), "id", List.of("taken")));
    assertThat(error).hasMessageContaining("-> 422: invalid {size=[too big, odd], id=[taken]} (");
  }

  @Test
  void fieldErrorsThatAreObjectsAreGivenAsTheyCame() {
    ApiException error =
        failed(
            422,
            "{\"error\": \" \", \"errors\": {\"size\": [{\"code\": 7}, null], \"id\": {\"code\": 8}}}");

    assertThat(error.errorMessage()).as("blank").isEmpty();
    assertThat(error.fieldErrors())
        .isEqualTo(Map.of("size", List.of("{\"code\":7}", "null"), "id", List.of("{\"code\":8}")));
  }

  @Test
  void a2xxThatSaysItFailedIsAnError() {
    ApiException error =
        failed(200, "{\"success\": false, \"error\": \"quota exceeded\", \"data\": null}");

    assertThat(error).isExactlyInstanceOf(ApiException.class);
    assertThat(error.statusCode()).isEqualTo(200);
    assertThat(error.errorMessage()).contains("quota exceeded");
    assertThat(error.outcome()).isEqualTo(RequestOutcome.REFUSED);
    assertThat(error).hasMessageContaining("The body of this response says that the call failed");
  }

  @Test
  void a2xxThatSaysItFailedIsAnErrorForADeleteToo() {
    api.answersBody("{\"success\": false, \"error\": \"locked\"}");

    assertThat(failure(() -> api.transport().execute(Api.delete())))
        .isExactlyInstanceOf(ApiException.class)
        .hasMessageContaining("locked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bad gateway",
        "<html><body><h1>502 Bad Gateway</h1></body></html>",
        "[1, 2, 3]",
        "null",
        "{\"error\": {\"code\": 7}}",
        "{\"error\": 5}",
        "{\"error\": 1e40000000000}",
        "{\"errors\": [\"a\", \"b\"]}",
        "{\"errors\": {\"a\": {\"b\": 1}}}",
        "{\"error\": "
      })
  void anErrorBodyOfAnyShapeIsKeptAndNeverHidesTheStatus(String body) {
    ApiException error = failed(502, body);

    assertThat(error).isInstanceOf(ServerErrorException.class);
    assertThat(error.body()).isEqualTo(body);
    assertThat(error).hasMessageStartingWith("Acme (localhost): GET /v1/things/t1 -> 502: ");
  }

  @Test
  void aServerErrorSaysWhatMayBeAssumed() {
    assertThat(failed(500, ""))
        .hasMessage(
            "Acme (localhost): GET /v1/things/t1 -> 500: no further words (attempts=1). Nothing was changed; it can be asked again.");
    api.answers(503);
    assertThat(failure(() -> api.transport().execute(Api.post())))
        .hasMessage(
            "Acme (localhost): POST /v1/things -> 503: no (attempts=1). Acme may or may not have done it: get or list it to find out before sending it again.");
  }

  @Test
  void otherRefusalsSayThatRepeatingDoesNotHelp() {
    assertThat(failed(405, "")).hasMessageEndingWith("repeating it does not help.");
    assertThat(failed(499, "")).hasMessageEndingWith("repeating it does not help.");
  }

  @Test
  void aGatewaysPageIsQuotedOnOneLine() {
    assertThat(failed(502, "<html>\r\n  <h1>Bad\u0000 Gateway</h1>\n</html>"))
        .hasMessageContaining("-> 502: «<html> <h1>Bad Gateway</h1> </html>» (");
  }

  @Test
  void aHugeErrorBodyIsCut() {
    ApiException error = failed(500, "x".repeat(50 * 1024 * 1024));

    assertThat(error.body()).hasSize(16 * 1024);
    assertThat(error.getMessage().length()).isLessThan(700);
  }

  @Test
  void anErrorBodyThatBreaksOffStillIsThatError() throws Exception {
    try (RawServer server =
        new RawServer(
            RawServer.answers(
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"error\": \"wro"))) {
      ApiException error =
          failure(
              ApiException.class,
              () -> api.transport(server.baseUrl(), settings -> {}).execute(Api.post()));

      assertThat(error).isInstanceOf(BadRequestException.class);
      assertThat(error.body()).isEqualTo("{\"error\": \"wro");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) {
    api.answers(
        status, "", new String[] {"Location: https://elsewhere.example/v1/things?token=abc#x"});

    ApiException error = failure(ApiException.class, () -> api.transport().execute(Api.post()));

    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error)
        .hasMessageEndingWith(
            "Redirects are not followed; it pointed to https://elsewhere.example/v1/things. Correct the base URL, "
                + api.server.url("/v1")
                + ".");
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRedirectWithoutALocationIsAnErrorToo() {
    api.answersWith(new MockResponse.Builder().code(302).build());

    assertThat(failure(() -> api.transport().execute(Api.get())))
        .hasMessageContaining("it pointed to nowhere");
  }
}
