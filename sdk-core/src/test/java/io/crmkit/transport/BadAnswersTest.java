package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.ApiException;
import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.DecodingException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.json.JsonCodec;
import io.crmkit.transport.json.Responses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2xx answers that are not what was asked for. */
class BadAnswersTest {
  @RegisterExtension final Api api = new Api();

  private CrmException undecoded(String body) {
    api.answersBody(body);
    return failure(() -> api.transport().execute(Api.get()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the body is empty",
        "'   '|the body is empty",
        "{}|it has no field 'data'",
        "[]|the body is not a JSON object",
        "null|the body is not a JSON object",
        "'\"text\"'|the body is not a JSON object",
        "{\"data\": null}|the data is null, not an object",
        "{\"data\": []}|the data is an array, not an object",
        "{\"data\": 7}|the data is a number, not an object",
        "{\"data\": true}|the data is a boolean, not an object",
        "{\"data\": {}}|it has no field 'id'",
        "{\"data\": {\"id\": \"a\"}, \"data\": {\"id\": \"b\"}}|the field 'data' is there twice",
        "{\"data\": {\"id\": \"a\", \"id\": \"b\"}}|the field 'id' is there twice",
        "{\"data\": {\"id\": \"a\"}} x|it is no JSON (line 1, column ",
        "{\"data\": {\"id\": \"a\"}}{}|something follows the end of the JSON value",
        "{\"data\": {\"x\": {\"y\": 1, \"y\": 2}}}|an object has a field twice (line 1, column ",
        "{\"data\": {\"id\": \"a\"|it is cut short (line 1, column ",
        "<html>Welcome</html>|it begins with «<html>Welcome</html>»"
      })
  void aBodyOfTheWrongShapeIsNamed(String body, String problem) {
    CrmException error = undecoded(body);

    assertThat(error)
        .isInstanceOf(DecodingException.class)
        .hasMessageStartingWith(
            "Acme (localhost): GET /v1/things/t1 -> 200, but the response cannot be read as Thing: ")
        .hasMessageContaining(problem);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.PROCESSED);
    assertThat(error.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\": null, \"meta\": {\"total\": 1}}|the data is null, though there are 1 items",
        "{\"data\": {\"id\": \"a\"}}|the data is an object, not an array",
        "{\"data\": [{\"id\": \"a\"}, 7]}|item 2 is a number, not an object",
        "{\"data\": [null]}|item 1 is null, not an object"
      })
  void aListOfTheWrongShapeIsNamed(String body, String problem) {
    api.answersBody(body);

    assertThat(
            failure(() -> api.transport().execute(ApiRequest.get("things").returning(Api.THINGS))))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("cannot be read as list of Thing: " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": null, \"error\": \"no room\", \"success\": false}",
        "{\"data\": {}, \"error\": \"no room\", \"success\": false}",
        "{\"data\": [], \"success\": false, \"error\": \"no room\"}",
        "{\"error\": \"no room\", \"data\": {\"x\": [{}]}, \"success\": false}"
      })
  void successFalseIsARefusalWhereverItStands(String body) {
    api.answersBody(body).answersBody(body);
    HttpTransport transport = api.transport();

    for (ApiRequest<?> request : List.of(Api.post(), Api.raw("things"))) {
      CrmException error = failure(() -> transport.execute(request));

      assertThat(error).isInstanceOf(ApiException.class).hasMessageContaining("-> 200: no room");
      assertThat(error.outcome()).isEqualTo(RequestOutcome.REFUSED);
    }
  }

  @Test
  void textThatIsNotUtf8IsNamed() {
    api.answersWith(
        new MockResponse.Builder()
            .body(
                new Buffer().writeUtf8("{\"data\": {\"id\": \"").writeByte(0xff).writeUtf8("\"}}"))
            .build());

    assertThat(failure(() -> api.transport().execute(Api.get())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("it is not UTF-8 (line 1, column ");
  }

  @Test
  void theContentTypeDoesNotMatterWhenTheBodyIsRight() {
    api.answersWith(
        new MockResponse.Builder()
            .addHeader("Content-Type: text/html; charset=latin1")
            .body("{\"data\": {\"id\": \"é\", \"size\": 1}}")
            .build());

    assertThat(api.transport().execute(Api.get()).id()).isEqualTo("é");
  }

  @Test
  void jsonIsNotQuotedSinceItMayHoldASecret() {
    assertThat(undecoded("  {\"data\": {\"secret\": \"whsec_1234\", \"id\": "))
        .isInstanceOf(DecodingException.class)
        .hasMessageNotContaining("whsec_1234");
  }

  @Test
  void aPageThatRepeatsTheKeyIsQuotedWithoutIt() {
    assertThat(undecoded("<html>key " + Api.KEY + " has expired</html>"))
        .hasMessageContaining("it begins with «<html>key [api key] has expired</html>»");
  }

  @Test
  void aPostWhoseAnswerCannotBeReadIsProcessedAndNotSentAgain() {
    api.answersBody("nonsense");

    CrmException error = failure(() -> api.transport().execute(Api.post()));

    assertThat(error).isInstanceOf(DecodingException.class);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.PROCESSED);
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void anEmptyAnswerIsEnoughWhereNothingIsExpected(int status) {
    api.answersWith(new MockResponse.Builder().code(status).build());

    api.transport().execute(Api.delete());

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a204WhereAnObjectIsExpectedIsAnError() {
    api.answersWith(new MockResponse.Builder().code(204).build());

    assertThat(failure(() -> api.transport().execute(Api.get())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining(
            "-> 204, but the response cannot be read as Thing: the body is empty");
  }

  @Test
  void unknownFieldsOfAnyShapeDoNoHarm() {
    api.answersBody(
        "{\"x\": [{\"y\": {}}], \"data\": {\"id\": \"a\", \"size\": 1, \"new\": {\"deep\": [1]}}, \"meta\": 5, \"success\": \"yes\"}");

    Api.Thing thing = api.transport().execute(Api.get());

    assertThat(thing.id()).isEqualTo("a");
    assertThat(thing.additionalProperties()).hasToString("{new={\"deep\":[1]}}");
  }

  @Test
  void fieldsThatAreSkippedDoNotHideADuplicate() {
    assertThat(
            undecoded(
                "{\"x\": {\"id\": 1}, \"y\": [[{}]], \"data\": {\"id\": \"a\", \"id\": \"b\"}}"))
        .hasMessageContaining("the field 'id' is there twice");
    assertThat(undecoded("{\"x\": {\"a\": 1}, \"data\": {\"id\": \"a\"}, \"x\": 2}"))
        .hasMessageContaining("an object has a field twice (line 1, column ");
  }

  @Test
  void theSameNameInTwoObjectsIsNoDuplicate() {
    api.answersBody(
        "{\"x\": {\"id\": 1, \"data\": {\"id\": 2}}, \"data\": {\"id\": \"a\", \"size\": 1}}");

    assertThat(api.transport().execute(Api.get()).id()).isEqualTo("a");
  }

  @Test
  void aTotalThatIsNoUsableNumberIsTakenAsUnknown() {
    api.answersBody(
        "{\"data\": [], \"meta\": {\"total\": 99999999999999999999, \"per_page\": -1}}");

    Items<Api.Thing> items =
        api.transport().execute(ApiRequest.get("things").returning(Api.THINGS));

    assertThat(items.total()).isEmpty();
    assertThat(items.size()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "["})
  void deepNestingEndsInAnErrorInsteadOfTheStack(String opening) {
    api.answersBody("{\"ignored\": " + opening.repeat(100_000));
    api.answersBody(opening.repeat(100_000));
    HttpTransport transport = api.transport();

    assertThat(failure(() -> transport.execute(Api.get()))).isInstanceOf(DecodingException.class);
    assertThat(failure(() -> transport.execute(Api.raw("things"))))
        .isInstanceOf(DecodingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e40000000000", "-1E-99999999999", "0.1e99999999999999999999", "1e20000", "-0"})
  void aNumberThatJavaDoesNotHoldIsKeptAsItWasWritten(String number) {
    api.answersBody("{\"data\": {\"x\": " + number + "}}");

    JsonNode answer = api.transport().execute(Api.raw("things"));

    assertThat(answer).hasToString("{\"data\":{\"x\":" + number + "}}");
    assertThat(new String(JsonCodec.toBytes(answer), StandardCharsets.UTF_8))
        .isEqualTo("{\"data\":{\"x\":" + number + "}}");
  }

  @Test
  void aNumberThatJavaDoesNotHoldIsReadAsTheNearestOneThatItHolds() {
    api.answersBody("{\"x\": 1e20000}");

    JsonNode number = api.transport().execute(Api.raw("things")).path("x");

    assertThat(number.doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(number.floatValue()).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(number.longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(number.numberValue().floatValue()).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(number.numberValue().intValue()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aNumberOfAMillionDigitsIsKeptAsItWasWritten() {
    String digits = "9".repeat(1_000_000);
    api.answersBody("{\"data\": {\"id\": \"a\", \"size\": " + digits + "}}");

    Api.Thing thing = api.transport().execute(Api.get());

    assertThat(thing.size()).isZero();
    assertThat(thing.additionalProperties().get("size").asText()).isEqualTo(digits);
  }

  @Test
  void aTextIsAsLongAsTheBodyMayBe() {
    api.answersBody("{\"data\": {\"id\": \"" + "a".repeat(21_000_000) + "\"}}");

    assertThat(api.transport().execute(Api.get()).id()).hasSize(21_000_000);
  }

  @Test
  void aBodyLargerThanTheLimitIsCutOff() {
    api.answersBody("{\"data\": {\"id\": \"" + "a".repeat(5000) + "\"}}");
    HttpTransport transport = api.transport(settings -> settings.maxResponseBytes(1000));

    assertThat(failure(() -> transport.execute(Api.get())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("it is larger than maxResponseBytes, which is 1000");
  }

  @Test
  void aBodyThatIsDeclaredLargerThanTheLimitIsNotRead() throws IOException {
    // One that was read would break off.
    String begun = "HTTP/1.1 200 OK\r\nContent-Length: 40000000\r\n\r\n{\"data\": {";
    try (RawServer server = new RawServer(RawServer.answers(begun))) {
      HttpTransport transport = api.transport(server.baseUrl(), Api.policy(RetryPolicy.none()));

      assertThat(failure(() -> transport.execute(Api.get())))
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining("it is larger than maxResponseBytes, which is 33554432");
    }
  }

  @Test
  void aBodyIsMeasuredAfterDecompression() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write("{\"x\": \"".getBytes(StandardCharsets.US_ASCII));
      byte[] block = new byte[1024 * 1024];
      java.util.Arrays.fill(block, (byte) 'a');
      for (int i = 0; i < 64; i++) {
        gzip.write(block);
      }
    }
    api.answersWith(
        new MockResponse.Builder()
            .addHeader("Content-Encoding: gzip")
            .body(new Buffer().write(bomb.toByteArray()))
            .build());

    assertThat(failure(() -> api.transport().execute(Api.get())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("larger than maxResponseBytes, which is 33554432");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\": {",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"data\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 500\r\n\r\n{\"da",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        "garbage\r\n\r\n",
        ""
      })
  void anAnswerThatBreaksOffIsAConnectionProblem(String bytes) throws IOException {
    try (RawServer server = new RawServer(RawServer.answers(bytes))) {
      HttpTransport transport = api.transport(server.baseUrl(), Api.policy(RetryPolicy.none()));

      CrmException error = failure(() -> transport.execute(Api.get()));

      assertThat(error)
          .isInstanceOf(ConnectionException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\": {"
      })
  void anAnswerThatIsResetIsAConnectionProblem(String bytes) throws IOException {
    try (RawServer server = new RawServer(RawServer.answersThenResets(bytes))) {
      HttpTransport transport = api.transport(server.baseUrl(), Api.policy(RetryPolicy.none()));

      assertThat(failure(() -> transport.execute(Api.get())))
          .isInstanceOf(ConnectionException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void theNextCallAfterABadAnswerIsNotDisturbedByIt() {
    api.answersBody("{\"data\": {\"id\": \"a\", \"size\": 1}} trailing garbage").answersThing();
    HttpTransport transport = api.transport();

    assertThat(failure(() -> transport.execute(Api.get()))).isInstanceOf(DecodingException.class);
    assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
  }

  @Test
  void aRawCallGivesTheWholeAnswerOrNothing() {
    api.answersBody("{\"data\": 5, \"extra\": 0.10}");
    api.answersWith(new MockResponse.Builder().code(204).build());
    HttpTransport transport = api.transport();

    JsonNode whole = transport.execute(Api.raw("things"));
    JsonNode none = transport.execute(Api.raw("things"));

    assertThat(whole.toString()).isEqualTo("{\"data\":5,\"extra\":0.10}");
    assertThat(none.isMissingNode()).isTrue();
  }

  @Test
  void aBodyWhoseFirstBytesAreOfNoEncodingIsNamed() {
    api.server.enqueue(
        new MockResponse.Builder().body(new Buffer().write(new byte[] {0, 0, '{', 0})).build());

    assertThat(failure(() -> api.transport().execute(Api.get())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("it is not UTF-8");
  }

  @Test
  void aBodyThatMayHaveNoEnvelopeIsStillAnObject() {
    api.answersBody("").answersBody("[]");
    ApiRequest<Api.Thing> request =
        ApiRequest.get("things").returning(Responses.itemOrBody(Api.Thing.class));

    assertThat(failure(() -> api.transport().execute(request)))
        .hasMessageContaining("the body is empty");
    assertThat(failure(() -> api.transport().execute(request)))
        .hasMessageContaining("the body is not a JSON object");
  }
}
