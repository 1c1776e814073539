package io.crmkit.transport;

import io.crmkit.DecodingException;
import io.crmkit.ErrorResponse;
import io.crmkit.RequestOutcome;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why one attempt gave no result. Immutable. */
abstract sealed class AttemptFailure {
  /** What the provider may have done in this attempt. */
  final RequestOutcome outcome;

  /** In a word, for metrics: the status, or the class of an exception. */
  final String kind;

  private AttemptFailure(RequestOutcome outcome, String kind) {
    this.outcome = outcome;
    this.kind = kind;
  }

  /**
   * Whether sending the same request again could help and does no harm.
   *
   * @param idempotent whether its method may be sent twice
   * @param evenIfUnknown whether the caller allows repeating what may have been done
   */
  abstract boolean isRepeatable(boolean idempotent, boolean evenIfUnknown);

  /** Whether the provider refused it for now: 429. */
  boolean isRateLimited() {
    return false;
  }

  /** The wait that the provider asked for. */
  Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** The provider answered, and the response says no. */
  static final class ErrorStatus extends AttemptFailure {
    final ErrorResponse response;
    final int status;
    private final Optional<Duration> retryAfter;

    ErrorStatus(ErrorResponse response, Optional<Duration> retryAfter) {
      super(outcome(response.statusCode()), Integer.toString(response.statusCode()));
      this.response = response;
      this.status = response.statusCode();
      this.retryAfter = retryAfter;
    }

    /**
     * A 408 should mean that the request never came in whole, but servers and gateways send it for
     * slow handlers too.
     */
    private static RequestOutcome outcome(int status) {
      return status >= 500 || status == 408 ? RequestOutcome.UNKNOWN : RequestOutcome.REFUSED;
    }

    @Override
    boolean isRateLimited() {
      return status == 429;
    }

    @Override
    Optional<Duration> retryAfter() {
      return retryAfter;
    }

    @Override
    boolean isRepeatable(boolean idempotent, boolean evenIfUnknown) {
      return switch (status) {
        case 429 -> true;
        case 408, 500, 502, 503, 504 -> idempotent || evenIfUnknown;
        default -> false;
      };
    }
  }

  /** The connection failed. */
  static final class IoFailure extends AttemptFailure {
    /** OkHttp's words when a proxy answers CONNECT with 407 and nobody has credentials for it. */
    private static final String PROXY_REFUSED = "Failed to authenticate with proxy";

    final IOException cause;

    /**
     * Creates one.
     *
     * @param outcome NOT_SENT before anything was sent, PROCESSED once a 2xx had come, else UNKNOWN
     */
    IoFailure(IOException cause, RequestOutcome outcome) {
      super(outcome, cause.getClass().getName());
      this.cause = cause;
    }

    @Override
    boolean isRepeatable(boolean idempotent, boolean evenIfUnknown) {
      if (outcome == RequestOutcome.NOT_SENT) {
        return !needsMending();
      }
      return idempotent || (evenIfUnknown && outcome != RequestOutcome.PROCESSED);
    }

    /** Whether a proxy asks for credentials. */
    boolean isProxyAuthentication() {
      return PROXY_REFUSED.equals(cause.getMessage());
    }

    /** Someone has to mend a certificate or a proxy's credentials first. */
    private boolean needsMending() {
      Throwable reason = cause;
      while (reason != null) {
        if (reason instanceof CertificateException
            || reason instanceof SSLPeerUnverifiedException) {
          return true;
        }
        reason = reason.getCause();
      }
      return isProxyAuthentication();
    }
  }

  /** A 2xx response that cannot be read. */
  static final class DecodeFailure extends AttemptFailure {
    final int status;

    /** What is wrong with it. */
    final String problem;

    /** The body's first characters. */
    final String start;

    DecodeFailure(int status, String problem, String start) {
      super(RequestOutcome.PROCESSED, DecodingException.class.getName());
      this.status = status;
      this.problem = problem;
      this.start = start;
    }

    @Override
    boolean isRepeatable(boolean idempotent, boolean evenIfUnknown) {
      return false;
    }
  }
}
