package io.crmkit.testing;

import static java.util.Objects.requireNonNull;

import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.webhooks.WebhookSigner;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** A signed request that can be sent any number of times. */
final class WebhookPost {
  // Keeps no connection: a provider that comes again after minutes makes a new one, too, and a
  // receiver that was restarted in between is not met on a dead one.
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          // The call's own timeout covers these.
          .connectTimeout(Duration.ZERO)
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .build();

  private final Request request;
  private final Duration timeout;

  private WebhookPost(Request request, Duration timeout) {
    this.request = request;
    this.timeout = timeout;
  }

  static WebhookPost of(String url, byte[] body, WebhookSigner signer, Duration timeout) {
    Request request =
        new Request.Builder()
            .url(address("url", url))
            .header(signer.provider().headerName(), signer.sign(body))
            .post(new Body(body))
            .build();
    return new WebhookPost(request, timeout);
  }

  /**
   * Reads a receiver's address.
   *
   * @param name what the message of a failure calls it
   * @throws IllegalArgumentException if it is neither http nor https
   */
  static HttpUrl address(String name, String url) {
    HttpUrl address = HttpUrl.parse(requireNonNull(url, name + " == null"));
    if (address == null) {
      // Not shown: a receiver's URL may hold a token.
      throw new IllegalArgumentException(name + " is not an http or https URL");
    }
    return address;
  }

  /**
   * Sends it once.
   *
   * @param delay of the attempt, only to be recorded
   * @throws InterruptedException if it failed and the thread is interrupted
   */
  Attempt send(Duration delay) throws InterruptedException {
    Call call = HTTP.newCall(request);
    call.timeout().timeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return new Attempt(delay, response.code(), null);
    } catch (IOException e) {
      // OkHttp throws InterruptedException itself, undeclared, but only while it connects.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new Attempt(delay, null, e instanceof InterruptedIOException ? timedOut(e) : e);
    }
  }

  private IOException timedOut(IOException e) {
    IOException timedOut = new SocketTimeoutException("no answer within " + timeout);
    timedOut.initCause(e);
    return timedOut;
  }

  /** One-shot, or OkHttp would by itself send it again after a 503 with Retry-After: 0. */
  private static final class Body extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }
}
