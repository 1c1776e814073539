package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What OkHttp is told of a body. */
class JsonRequestBodyTest {

  @Test
  void isJsonOfAKnownLengthThatIsSentOnce() throws IOException {
    JsonRequestBody body = new JsonRequestBody("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    Buffer sent = new Buffer();

    body.writeTo(sent);

    assertThat(sent.readUtf8()).isEqualTo("{\"a\":1}");
    assertThat(body.contentLength()).isEqualTo(7);
    assertThat(body.contentType()).hasToString("application/json");
    assertThat(body.isOneShot()).isTrue();
  }

  @Test
  void isEmptyAndOfNoTypeWhenThereIsNothingToSend() {
    JsonRequestBody body = new JsonRequestBody(null);

    assertThat(body.contentLength()).isZero();
    assertThat(body.contentType()).isNull();
  }
}
