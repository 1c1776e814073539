package io.crmkit.testing;

import java.time.Duration;
import java.util.Map;

/** Ends the handling of a request with an error answer, which the provider's description words. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  private Refusal(int status, String message, Map<String, String> headers) {
    // Part of the normal flow of a fake: neither suppression nor a stack trace is of use.
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  private Refusal(int status, String message) {
    this(status, message, Map.of());
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  static Refusal unauthorized(String message) {
    return new Refusal(401, message);
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  static Refusal methodNotAllowed(String method, String allowed) {
    return new Refusal(
        405, method + " is not documented here. Accepted: " + allowed, Map.of("Allow", allowed));
  }

  static Refusal tooManyRequests(Duration wait) {
    return new Refusal(
        429, "Rate limit exceeded", Map.of("Retry-After", Long.toString(RetryAfter.seconds(wait))));
  }

  int status() {
    return status;
  }

  /** Returns the headers the answer carries beside the content type. */
  Map<String, String> headers() {
    return headers;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
