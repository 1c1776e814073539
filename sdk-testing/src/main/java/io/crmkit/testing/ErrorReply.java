package io.crmkit.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Ends the handling of a request with an error answer, which the provider's description words. */
final class ErrorReply extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ErrorDetail problem;
  private final transient Map<String, String> headers;

  private ErrorReply(int status, ErrorDetail problem, Map<String, String> headers) {
    // Part of the normal flow of a fake: neither suppression nor a stack trace is of use.
    super(problem.text(), null, false, false);
    this.status = status;
    this.problem = problem;
    this.headers = headers;
  }

  private ErrorReply(int status, String message) {
    this(status, ErrorDetail.of(message), Map.of());
  }

  static ErrorReply badRequest(String message) {
    return new ErrorReply(400, message);
  }

  /** A body field or a query parameter is wrong. */
  static ErrorReply badField(String field, String message) {
    return new ErrorReply(400, new ErrorDetail(message, Optional.of(field)), Map.of());
  }

  static ErrorReply unauthorized(String message) {
    return new ErrorReply(401, message);
  }

  static ErrorReply forbidden(String message) {
    return new ErrorReply(403, message);
  }

  static ErrorReply notFound(String message) {
    return new ErrorReply(404, message);
  }

  static ErrorReply methodNotAllowed(String method, String allowed) {
    return new ErrorReply(
        405,
        ErrorDetail.of(method + " is not documented here. Accepted: " + allowed),
        Map.of("Allow", allowed));
  }

  static ErrorReply tooManyRequests(Optional<Duration> retryAfter) {
    return new ErrorReply(
        429,
        ErrorDetail.of("Rate limit exceeded"),
        retryAfter
            .map(wait -> Map.of("Retry-After", Long.toString(RetryAfterSeconds.seconds(wait))))
            .orElse(Map.of()));
  }

  int status() {
    return status;
  }

  /** Returns the headers the answer carries beside the content type. */
  Map<String, String> headers() {
    return headers;
  }

  ErrorDetail problem() {
    return problem;
  }
}
