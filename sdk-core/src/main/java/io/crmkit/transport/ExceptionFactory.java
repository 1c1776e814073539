package io.crmkit.transport;

import io.crmkit.ApiException;
import io.crmkit.AuthenticationException;
import io.crmkit.BadRequestException;
import io.crmkit.CallInterruptedException;
import io.crmkit.CallTimeoutException;
import io.crmkit.ConflictException;
import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.DecodingException;
import io.crmkit.ErrorResponse;
import io.crmkit.NotFoundException;
import io.crmkit.PermissionDeniedException;
import io.crmkit.RateLimitedException;
import io.crmkit.RequestOutcome;
import io.crmkit.ServerErrorException;
import io.crmkit.UnprocessableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions that users see. Every message says what was asked, what came back, after how
 * many attempts, and what to do next.
 */
final class ExceptionFactory {
  private static final int MOST_QUOTED = 300;

  private final Provider provider;

  ExceptionFactory(Provider provider) {
    this.provider = provider;
  }

  /** The exception for the failure that ended a call. */
  CrmException of(AttemptFailure failure, CallState call, @Nullable String reason) {
    if (failure instanceof AttemptFailure.ErrorStatus answered) {
      return answered(answered, call, reason);
    }
    if (failure instanceof AttemptFailure.DecodeFailure unreadable) {
      return unreadable(unreadable, call);
    }
    return broken((AttemptFailure.IoFailure) failure, call, reason);
  }

  CallTimeoutException timedOut(CallState call, @Nullable Throwable cause) {
    return new CallTimeoutException(
        "%s took longer than callTimeout, %s (attempts=%d). %s"
            .formatted(
                call.describe(), Durations.format(call.timeout()), call.attempts(), advice(call)),
        cause,
        call.outcome(),
        call.attempts());
  }

  CallTimeoutException noPermitInTime(CallState call, Duration wait) {
    return new CallTimeoutException(
        "%s was not sent%s: the client's rate limit has no place for it before %s, and %s of callTimeout are left (attempts=%d). Allow a longer callTimeout or send less at once."
            .formatted(
                call.describe(),
                call.attempts() == 0 ? "" : " again",
                Durations.format(wait),
                Durations.format(call.remaining()),
                call.attempts()),
        null,
        call.outcome(),
        call.attempts());
  }

  CallTimeoutException backedOff(CallState call, Duration wait) {
    return new CallTimeoutException(
        "%s was not sent%s: %s refused a call of this client with 429, so all of them wait for another %s, and %s of callTimeout are left (attempts=%d). Allow a longer callTimeout or send less at once."
            .formatted(
                call.describe(),
                call.attempts() == 0 ? "" : " again",
                provider.name(),
                Durations.format(wait),
                Durations.format(call.remaining()),
                call.attempts()),
        null,
        call.outcome(),
        call.attempts());
  }

  CallInterruptedException interrupted(CallState call, String how, @Nullable Throwable cause) {
    return new CallInterruptedException(
        "%s: %s (attempts=%d). %s".formatted(call.describe(), how, call.attempts(), advice(call)),
        cause,
        call.outcome(),
        call.attempts());
  }

  private ApiException answered(
      AttemptFailure.ErrorStatus failure, CallState call, @Nullable String reason) {
    ErrorResponse response = failure.response();
    String message =
        "%s -> %d: %s (attempts=%d%s). %s"
            .formatted(
                call.describe(),
                failure.status(),
                said(response),
                call.attempts(),
                reason == null ? "" : "; " + reason,
                hint(failure, call));
    RequestOutcome outcome = call.outcome();
    int attempts = call.attempts();
    return switch (failure.status()) {
      case 400 -> new BadRequestException(message, outcome, attempts, response);
      case 401 -> new AuthenticationException(message, outcome, attempts, response);
      case 403 -> new PermissionDeniedException(message, outcome, attempts, response);
      case 404 -> new NotFoundException(message, outcome, attempts, response);
      case 409 -> new ConflictException(message, outcome, attempts, response);
      case 422 -> new UnprocessableException(message, outcome, attempts, response);
      case 429 ->
          new RateLimitedException(
              message, outcome, attempts, response, failure.retryAfter().orElse(null));
      default ->
          failure.status() >= 500
              ? new ServerErrorException(message, outcome, attempts, response)
              : new ApiException(message, outcome, attempts, response);
    };
  }

  /** The provider's own words, else what its body begins with. */
  private static String said(ErrorResponse response) {
    StringBuilder text = new StringBuilder();
    if (response.errorMessage() != null) {
      text.append(Checks.excerpt(response.errorMessage(), MOST_QUOTED));
    } else if (response.body().isBlank()) {
      text.append("no further words");
    } else {
      text.append("«").append(Checks.excerpt(response.body(), MOST_QUOTED)).append("»");
    }
    if (!response.fieldErrors().isEmpty()) {
      text.append(" ").append(Checks.excerpt(response.fieldErrors().toString(), MOST_QUOTED));
    }
    return text.toString();
  }

  private String hint(AttemptFailure.ErrorStatus failure, CallState call) {
    String documented = provider.hints().get(failure.status());
    if (documented != null) {
      return documented;
    }
    return switch (failure.status()) {
      case 400, 422 -> "Correct the request; repeating it does not help.";
      case 401 ->
          "Check the API key (%s): it is missing, mistyped or revoked."
              .formatted(provider.environmentName("API_KEY"));
      case 403 -> "The API key may not do this; use one with the needed rights.";
      case 404 -> "Check the id: there is no such object, or this key's account does not own it.";
      case 409 -> "Fetch the object's present state and decide anew.";
      case 429 -> "Wait, send less at once, or allow a longer callTimeout.";
      default -> otherHint(failure, call);
    };
  }

  private String otherHint(AttemptFailure.ErrorStatus failure, CallState call) {
    int status = failure.status();
    if (status >= 500) {
      return advice(call);
    }
    if (status >= 300 && status < 400) {
      return "Redirects are not followed; it pointed to %s. Correct the base URL."
          .formatted(Redaction.location(failure.response()));
    }
    return status < 300
        ? "The body of this answer says that the call failed."
        : "Correct the request; repeating it does not help.";
  }

  private DecodingException unreadable(AttemptFailure.DecodeFailure failure, CallState call) {
    return new DecodingException(
        "%s -> %d, but the answer cannot be read as %s: %s%s (attempts=%d). %s did what was asked; check that the base URL is the API's."
            .formatted(
                call.describe(),
                failure.status(),
                call.request().answer().description(),
                Checks.excerpt(failure.problem(), MOST_QUOTED),
                quoted(failure.start()),
                call.attempts(),
                provider.name()),
        failure.cause(),
        call.outcome(),
        call.attempts());
  }

  /**
   * A gateway's page is worth showing; JSON may hold a secret, and what is wrong with it is said.
   */
  private static String quoted(String start) {
    String text = start.stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[");
    return json || text.isEmpty()
        ? ""
        : "; it begins with «%s»".formatted(Checks.excerpt(text, MOST_QUOTED));
  }

  private ConnectionException broken(
      AttemptFailure.IoFailure failure, CallState call, @Nullable String reason) {
    return new ConnectionException(
        "%s to %s failed: %s (attempts=%d%s). %s"
            .formatted(
                call.describe(),
                call.url().host(),
                whatBroke(failure.cause(), call),
                call.attempts(),
                reason == null ? "" : "; " + reason,
                advice(call)),
        failure.cause(),
        call.outcome(),
        call.attempts());
  }

  private static String whatBroke(IOException cause, CallState call) {
    // OkHttp's own timer throws this very class; its read timeout and others throw subclasses.
    return cause.getClass() == InterruptedIOException.class
        ? "no complete answer within attemptTimeout, %s"
            .formatted(Durations.format(call.attemptTimeout()))
        : Checks.excerpt(cause.toString(), MOST_QUOTED);
  }

  /** What to do, going by what may have happened. */
  private String advice(CallState call) {
    if (call.request().isGet()) {
      return "Nothing was changed; it can be asked again.";
    }
    return switch (call.outcome()) {
      case NOT_SENT -> "Nothing was sent; it can be sent again.";
      case REFUSED -> "%s did not do it; it can be sent again.".formatted(provider.name());
      case PROCESSED -> "%s did what was asked: do not send it again.".formatted(provider.name());
      case UNKNOWN ->
          "%s may or may not have done it: get or list it to find out before sending it again."
              .formatted(provider.name());
    };
  }
}
