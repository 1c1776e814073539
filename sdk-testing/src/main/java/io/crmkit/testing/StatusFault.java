package io.crmkit.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** An answer with a chosen status in place of the usual one. See {@link Fault#status}. */
public final class StatusFault extends Fault {
  private final int code;
  private final Map<String, String> headers;
  private final @Nullable String body;

  StatusFault(int code) {
    this(code, Map.of(), null, Duration.ZERO);
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("code not in 200..599: " + code);
    }
  }

  private StatusFault(
      int code, Map<String, String> headers, @Nullable String body, Duration delay) {
    super(delay);
    this.code = code;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Adds a Retry-After header in whole seconds, rounded up.
   *
   * @param wait not negative
   * @return this fault
   * @throws IllegalArgumentException if the wait is negative
   */
  public StatusFault retryAfter(Duration wait) {
    if (wait.isNegative()) {
      throw new IllegalArgumentException("wait < 0: " + wait);
    }
    return retryAfter(Long.toString(RetryAfterSeconds.seconds(wait)));
  }

  /**
   * Adds a Retry-After header with this text: an HTTP date, or something no client should trip on.
   *
   * @param raw the header's value
   * @return this fault
   * @throws IllegalArgumentException if the value cannot be sent in a header
   */
  public StatusFault retryAfter(String raw) {
    return header("Retry-After", raw);
  }

  /**
   * Sets a header, in place of an earlier or a default one of that name.
   *
   * @param name the header's name
   * @param value the header's value
   * @return this fault
   * @throws IllegalArgumentException if name or value cannot be sent in a header
   */
  public StatusFault header(String name, String value) {
    Headers.of(name, value);
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new StatusFault(code, all, body, delay());
  }

  /**
   * Sends this body in place of the provider's error body. The content type stays that of JSON
   * unless {@link #header} changes it.
   *
   * @param text the body, sent as UTF-8
   * @return this fault
   */
  public StatusFault body(String text) {
    Objects.requireNonNull(text, "text == null");
    return new StatusFault(code, headers, text, delay());
  }

  @Override
  public StatusFault delayedBy(Duration delay) {
    return new StatusFault(code, headers, body, delay);
  }

  @Override
  MockResponse.Builder build(
      Supplier<FakeResponse> handled, IntFunction<FakeResponse> errorAnswer) {
    MockResponse.Builder response =
        hasNoBody() ? new MockResponse.Builder().code(code) : errorAnswer.apply(code).toResponse();
    if (body != null && !hasNoBody()) {
      response.body(body);
    }
    headers.forEach(response::setHeader);
    return response;
  }

  private boolean hasNoBody() {
    return code == 204 || code == 304;
  }
}
