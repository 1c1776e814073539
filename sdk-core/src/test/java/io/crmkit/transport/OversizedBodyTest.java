package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is not read to its end is given up at once: nothing more of it is fetched. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class OversizedBodyTest {
  private static final int CHUNK = 64 * 1024;
  private static final int CHUNKS = 3_200; // 200 MiB
  // What the sockets of both sides hold may be on its way already.
  private static final long IN_FLIGHT = 16L * 1024 * 1024;

  @RegisterExtension final Api api = new Api();

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void theRestOfItIsNotRead(int status) throws Exception {
    CompletableFuture<Long> written = new CompletableFuture<>();
    try (RawServer server =
        new RawServer(connection -> writeOn(connection.getOutputStream(), status, written))) {
      HttpTransport transport =
          api.transport(
              server.baseUrl(),
              settings -> {
                settings.maxResponseBytes(1024);
                settings.retryPolicy(RetryPolicy.none());
              });

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome())
          .isEqualTo(status == 200 ? RequestOutcome.PROCESSED : RequestOutcome.UNKNOWN);
      assertThat(written.get()).isLessThan(IN_FLIGHT);
    }
  }

  private static void writeOn(OutputStream out, int status, CompletableFuture<Long> written) {
    long count = 0;
    try {
      out.write(
          "HTTP/1.1 %s X\r\nConnection: close\r\n\r\n{\"data\":\""
              .formatted(status)
              .getBytes(StandardCharsets.UTF_8));
      byte[] chunk = "x".repeat(CHUNK).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < CHUNKS; i++) {
        out.write(chunk);
        count += CHUNK;
      }
    } catch (IOException e) {
      // The client has closed the connection.
    }
    written.complete(count);
  }
}
