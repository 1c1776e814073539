package io.crmkit.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Ends the handling of a request with an error answer, which the provider's description words. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private Refusal(int status, Problem problem, Map<String, String> headers) {
    // Part of the normal flow of a fake: neither suppression nor a stack trace is of use.
    super(problem.text(), null, false, false);
    this.status = status;
    this.problem = problem;
    this.headers = headers;
  }

  private Refusal(int status, String message) {
    this(status, Problem.of(message), Map.of());
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  /** A body field is wrong. */
  static Refusal badField(String field, String message) {
    return new Refusal(400, new Problem(message, Optional.of(field)), Map.of());
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
        405,
        Problem.of(method + " is not documented here. Accepted: " + allowed),
        Map.of("Allow", allowed));
  }

  static Refusal tooManyRequests(Duration wait) {
    return new Refusal(
        429,
        Problem.of("Rate limit exceeded"),
        Map.of("Retry-After", Long.toString(RetryAfter.seconds(wait))));
  }

  int status() {
    return status;
  }

  /** Returns the headers the answer carries beside the content type. */
  Map<String, String> headers() {
    return headers;
  }

  Problem problem() {
    return problem;
  }
}
