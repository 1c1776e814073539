package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import io.crmkit.RequestOutcome;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why one attempt gave no result. */
sealed interface AttemptFailure {

  /** What the provider may have done in this attempt. */
  RequestOutcome outcome();

  /** Whether sending the same request again could help and does no harm. */
  boolean isRepeatable(boolean idempotent);

  /** Whether the provider refused it for now: 429. */
  default boolean isRateLimited() {
    return false;
  }

  /** The wait that the provider asked for. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /**
   * The provider answered, and the answer says no.
   *
   * @param response the answer
   * @param retryAfter the wait it asks for
   */
  record ErrorStatus(ErrorResponse response, Optional<Duration> retryAfter)
      implements AttemptFailure {
    int status() {
      return response.statusCode();
    }

    @Override
    public RequestOutcome outcome() {
      return status() >= 500 ? RequestOutcome.UNKNOWN : RequestOutcome.REFUSED;
    }

    @Override
    public boolean isRateLimited() {
      return status() == 429;
    }

    @Override
    public boolean isRepeatable(boolean idempotent) {
      return switch (status()) {
        case 429 -> true;
        case 408, 500, 502, 503, 504 -> idempotent;
        default -> false;
      };
    }
  }

  /**
   * The connection failed.
   *
   * @param cause how
   * @param outcome NOT_SENT before anything was sent, PROCESSED once a 2xx had come, else UNKNOWN
   */
  record IoFailure(IOException cause, RequestOutcome outcome) implements AttemptFailure {
    @Override
    public boolean isRepeatable(boolean idempotent) {
      return outcome == RequestOutcome.NOT_SENT ? !isCertificateProblem() : idempotent;
    }

    /** Someone has to mend that first. */
    private boolean isCertificateProblem() {
      Throwable reason = cause;
      while (reason != null) {
        if (reason instanceof CertificateException
            || reason instanceof SSLPeerUnverifiedException) {
          return true;
        }
        reason = reason.getCause();
      }
      return false;
    }
  }

  /**
   * A 2xx answer that cannot be read.
   *
   * @param status the HTTP status
   * @param problem what is wrong with it
   * @param start the body's first characters
   * @param cause the parser's own error, for its location
   */
  record DecodeFailure(int status, String problem, String start, IOException cause)
      implements AttemptFailure {
    @Override
    public RequestOutcome outcome() {
      return RequestOutcome.PROCESSED;
    }

    @Override
    public boolean isRepeatable(boolean idempotent) {
      return false;
    }
  }
}
