package io.crmkit.transport;

import io.crmkit.DecodingException;
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

  /**
   * Whether sending the same request again could help and does no harm.
   *
   * @param idempotent whether its method may be sent twice
   * @param evenIfUnknown whether the caller allows repeating what may have been done
   */
  boolean isRepeatable(boolean idempotent, boolean evenIfUnknown);

  /** In a word, for metrics: the status, or the class of an exception. */
  String kind();

  /** Whether the provider refused it for now: 429. */
  default boolean isRateLimited() {
    return false;
  }

  /** The wait that the provider asked for. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /**
   * The provider answered, and the response says no.
   *
   * @param response the response
   * @param retryAfter the wait it asks for
   */
  record ErrorStatus(ErrorResponse response, Optional<Duration> retryAfter)
      implements AttemptFailure {
    int status() {
      return response.statusCode();
    }

    @Override
    public String kind() {
      return Integer.toString(status());
    }

    /**
     * A 408 should mean that the request never came in whole, but servers and gateways send it for
     * slow handlers too.
     */
    @Override
    public RequestOutcome outcome() {
      return status() >= 500 || status() == 408 ? RequestOutcome.UNKNOWN : RequestOutcome.REFUSED;
    }

    @Override
    public boolean isRateLimited() {
      return status() == 429;
    }

    @Override
    public boolean isRepeatable(boolean idempotent, boolean evenIfUnknown) {
      return switch (status()) {
        case 429 -> true;
        case 408, 500, 502, 503, 504 -> idempotent || evenIfUnknown;
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
    /** OkHttp's words when a proxy answers CONNECT with 407 and nobody has credentials for it. */
    private static final String PROXY_REFUSED = "Failed to authenticate with proxy";

    @Override
    public String kind() {
      return cause.getClass().getName();
    }

    @Override
    public boolean isRepeatable(boolean idempotent, boolean evenIfUnknown) {
      return switch (outcome) {
        case NOT_SENT -> !needsMending();
        case PROCESSED -> idempotent;
        default -> idempotent || evenIfUnknown;
      };
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

  /**
   * A 2xx response that cannot be read.
   *
   * @param status the HTTP status
   * @param problem what is wrong with it
   * @param start the body's first characters
   */
  record DecodeFailure(int status, String problem, String start) implements AttemptFailure {
    @Override
    public String kind() {
      return DecodingException.class.getName();
    }

    @Override
    public RequestOutcome outcome() {
      return RequestOutcome.PROCESSED;
    }

    @Override
    public boolean isRepeatable(boolean idempotent, boolean evenIfUnknown) {
      return false;
    }
  }
}
