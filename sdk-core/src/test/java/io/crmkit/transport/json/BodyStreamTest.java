package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.transport.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a body for messages, however it arrives, and how it is measured. */
class BodyStreamTest {
  private static final String PAGE = "<html>" + "Bad gateway. ".repeat(1_000) + "</html>";

  /** A body that arrives so many bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final int step;
    private boolean closed;

    Trickle(String body, int step) {
      super(body.getBytes(StandardCharsets.UTF_8));
      this.step = step;
    }

    @Override
    public int read(byte[] target, int from, int most) {
      return super.read(target, from, Math.min(most, step));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 1_024, 1_025, 4_000, 100_000})
  void theStartIsKeptHoweverItArrives(int step) throws IOException {
    try (BodyStream body = new BodyStream(new Trickle(PAGE, step), 1_000_000)) {
      byte[] buffer = new byte[4_000];
      while (body.read(buffer, 0, buffer.length) >= 0) {
        assertThat(PAGE).startsWith(body.start());
      }

      assertThat(body.start()).isEqualTo(PAGE.substring(0, 1_024));
      assertThat(body.whole()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100_000})
  void aShortBodyIsKeptWhole(int step) throws IOException {
    try (BodyStream body = new BodyStream(new Trickle("no, not now", step), 1_000)) {
      byte[] buffer = new byte[100];
      while (body.read(buffer, 0, buffer.length) >= 0) {
        assertThat("no, not now").startsWith(body.start());
      }

      assertThat(body.whole()).asString().isEqualTo("no, not now");
    }
  }

  @Test
  void mayBeReadByteByByte() throws IOException {
    try (BodyStream body = new BodyStream(new Trickle("\u00e9\u0000", 1), 3)) {
      assertThat(List.of(body.read(), body.read(), body.read(), body.read()))
          .containsExactly(0xc3, 0xa9, 0, -1);
      assertThat(body.whole()).asString(StandardCharsets.UTF_8).isEqualTo("\u00e9\u0000");
    }
  }

  @Test
  void aGatewaysPageIsShown() {
    for (int step : new int[] {1, 10, 100_000}) {
      assertThatThrownBy(() -> Api.THING.read(new Trickle(PAGE, step), Json.ENVELOPE, 1_000_000))
          .isInstanceOfSatisfying(
              UnreadableResponseException.class,
              e -> assertThat(PAGE).startsWith(e.start()).as(e.start()).isNotEmpty());
    }
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() {
    String body = "{\"data\": {\"id\": \"a\"}}";

    assertThatCode(() -> Api.THING.read(new Trickle(body, 5), Json.ENVELOPE, body.length()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Api.THING.read(new Trickle(body, 5), Json.ENVELOPE, body.length() - 1))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessage("it is larger than maxResponseBytes, which is " + (body.length() - 1));
  }

  @Test
  void whatTheConnectionThrowsIsPassedOn() {
    IOException reset = new IOException("connection reset");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw reset;
          }
        };

    assertThatThrownBy(() -> Api.THING.read(broken, Json.ENVELOPE, 1_000)).isSameAs(reset);
  }

  @Test
  void theBodyIsLeftOpen() throws IOException {
    Trickle body = new Trickle("{\"data\": {\"id\": \"a\"}}", 100);

    Api.THING.read(body, Json.ENVELOPE, 1_000);

    assertThat(body.closed).isFalse();
  }
}
