package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an exception says about the connection; those of HTTP/2 are caught from OkHttp itself. */
class IoFailuresTest {

  private static IOException reset(int code) throws IOException {
    try (Http2Server server = new Http2Server(stream -> stream.reset(code))) {
      OkHttpClient client = Tls.client().retryOnConnectionFailure(false).build();
      Request request = new Request.Builder().url(server.baseUrl()).build();
      return Assertions.catchThrowableOfType(
          IOException.class, () -> client.newCall(request).execute());
    }
  }

  /** The build runs these tests on the module path, where OkHttp keeps these classes to itself. */
  @Test
  @Tag("not-mutated") // PIT knows no module path
  void aRefusedStreamIsKnownAlthoughItsClassIsNotExported() throws Exception {
    IOException refused = reset(Http2Connection.REFUSED_STREAM);

    Class<?> type = refused.getClass();
    assertThat(type.getModule().isExported(type.getPackageName(), getClass().getModule()))
        .isFalse();
    assertThat(IoFailures.isUnprocessed(refused)).isTrue();
  }

  @Test
  void aRefusedStreamThatWasMetAfterSendingFailedCounts() throws Exception {
    IOException failure = new SocketException("Broken pipe");
    failure.addSuppressed(reset(Http2Connection.REFUSED_STREAM));

    assertThat(IoFailures.isUnprocessed(failure)).isTrue();
    assertThat(IoFailures.isUnprocessed(new IOException(failure))).isTrue();
  }

  @Test
  void nothingElseIsTakenForUnprocessed() throws Exception {
    assertThat(IoFailures.isUnprocessed(reset(Http2Connection.CANCEL))).isFalse();
    assertThat(IoFailures.isUnprocessed(new IOException("stream was reset: REFUSED_STREAM")))
        .isFalse();
    assertThat(IoFailures.isUnprocessed(new EOFException())).isFalse();
  }

  @Test
  void failuresThatGoRoundInCirclesAreLookedThrough() {
    IOException failure = new IOException("broken pipe");
    failure.initCause(new IOException("no response", failure));

    assertThat(IoFailures.isUnprocessed(failure)).isFalse();
  }

  @Test
  void aConnectionThatEndsIsBroken() throws Exception {
    assertThat(IoFailures.isBrokenConnection(new EOFException())).isTrue();
    assertThat(IoFailures.isBrokenConnection(new SocketException("Connection reset"))).isTrue();
    assertThat(IoFailures.isBrokenConnection(reset(Http2Connection.CANCEL))).isTrue();
  }

  @Test
  void aSlowOrStrangeResponseDoesNotBreakTheConnection() throws Exception {
    assertThat(IoFailures.isBrokenConnection(new SocketTimeoutException())).isFalse();
    assertThat(IoFailures.isBrokenConnection(new ProtocolException())).isFalse();
    assertThat(IoFailures.isBrokenConnection(reset(Http2Connection.ENHANCE_YOUR_CALM))).isFalse();
  }
}
