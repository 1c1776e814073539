package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RetryPolicy;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the messages of failures that are no status end with: what to do next. */
class LastSentenceTest {
  private static final String BREAKS_OFF =
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\": {";

  @RegisterExtension final Api api = new Api();

  @ParameterizedTest
  @CsvSource({"GET,Nothing was changed", "POST,Acme did what was asked: do not send it again"})
  void ofAnAnswerThatCannotBeRead(String method, String advice) {
    api.answersBody("[]");

    CrmException error = failure(() -> api.transport().execute(Api.of(method)));

    assertThat(error)
        .hasMessageEndingWith(
            "). " + advice + "; check that " + api.server.url("/v1") + " is the API's base URL.");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,Nothing was changed; it can be asked again.",
    "POST,Acme did what was asked: do not send it again."
  })
  void ofAnAnswerThatBreaksOff(String method, String advice) throws IOException {
    try (RawServer server = new RawServer(RawServer.answers(BREAKS_OFF))) {
      HttpTransport transport = api.transport(server.baseUrl(), Api.policy(RetryPolicy.none()));

      CrmException error = failure(() -> transport.execute(Api.of(method)));

      assertThat(error)
          .hasMessageContaining(" failed: java.net.ProtocolException: unexpected end of stream")
          .hasMessageEndingWith(" (attempts=1). " + advice);
    }
  }

  @Test
  void ofAnAnswerThatNeverCame() throws IOException {
    try (RawServer server = new RawServer(RawServer.answers(""))) {
      HttpTransport transport = api.transport(server.baseUrl(), Api.policy(RetryPolicy.none()));

      assertThat(failure(() -> transport.execute(Api.post())))
          .hasMessageContaining(" failed: java.io.IOException: unexpected end of stream on ")
          .hasMessageEndingWith(
              "Acme may or may not have done it: get or list it to find out before sending it again.");
    }
  }
}
