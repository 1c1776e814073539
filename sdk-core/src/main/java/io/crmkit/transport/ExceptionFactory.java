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
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions that users see. Every message says who was asked for what, what came back,
 * after how many attempts, and what to do next.
 */
final class ExceptionFactory {
  private static final int MOST_QUOTED = 300;
  private static final String LESS_AT_ONCE = "Allow a longer callTimeout or send less at once.";

  private final Provider provider;
  private final HttpUrl baseUrl;
  private final Advice advice;

  ExceptionFactory(Provider provider, HttpUrl baseUrl) {
    this.provider = provider;
    this.baseUrl = baseUrl;
    this.advice = new Advice(provider, baseUrl);
  }

  /** The exception for the failure that ended a call. */
  CrmException of(AttemptFailure failure, CallState call, @Nullable String reason) {
    if (failure instanceof AttemptFailure.ErrorStatus error) {
      return errorStatus(error, call, reason);
    }
    if (failure instanceof AttemptFailure.DecodeFailure undecoded) {
      return undecoded(undecoded, call);
    }
    return ioFailure((AttemptFailure.IoFailure) failure, call, reason);
  }

  CallTimeoutException timedOut(CallState call, @Nullable Throwable cause) {
    return timeout(
        call,
        cause,
        "%s took longer than callTimeout, %s (attempts=%d). %s",
        call.describe(),
        Durations.format(call.deadline().timeout()),
        call.attempts(),
        advice.afterwards(call));
  }

  CallTimeoutException noPermitInTime(CallState call, Duration wait) {
    return timeout(
        call,
        null,
        "%s was not sent%s: the client's rate limit has no permit for it before %s, and %s of callTimeout are left (attempts=%d). %s",
        call.describe(),
        again(call),
        Durations.format(wait),
        Durations.format(call.deadline().remaining()),
        call.attempts(),
        LESS_AT_ONCE);
  }

  /** A call that the provider's 429 to another call of the client holds back for too long. */
  RateLimitedException backedOff(CallState call, Duration wait, ErrorResponse refusal) {
    return new RateLimitedException(
        provider.name(),
        say(
            call,
            "%s was not sent%s: %s answered another call of this client with 429, so all of them back off for another %s, and %s of callTimeout are left (attempts=%d). %s",
            call.describe(),
            again(call),
            provider.name(),
            Durations.format(wait),
            Durations.format(call.deadline().remaining()),
            call.attempts(),
            LESS_AT_ONCE),
        call.outcome(),
        call.attempts(),
        new ErrorResponse(
            refusal.statusCode(),
            refusal.errorMessage(),
            refusal.fieldErrors(),
            refusal.body(),
            refusal.headers(),
            call.request().method(),
            call.url().encodedPath()),
        wait);
  }

  CallInterruptedException interrupted(CallState call, String how, @Nullable Throwable cause) {
    return new CallInterruptedException(
        provider.name(),
        say(
            call,
            "%s: %s (attempts=%d). %s",
            call.describe(),
            how,
            call.attempts(),
            advice.afterwards(call)),
        cause,
        call.outcome(),
        call.attempts());
  }

  private CallTimeoutException timeout(
      CallState call, @Nullable Throwable cause, String format, Object... words) {
    return new CallTimeoutException(
        provider.name(), say(call, format, words), cause, call.outcome(), call.attempts());
  }

  private ApiException errorStatus(
      AttemptFailure.ErrorStatus failure, CallState call, @Nullable String reason) {
    String name = provider.name();
    ErrorResponse response = failure.response();
    String message =
        say(
            call,
            "%s -> %d: %s (attempts=%d%s). %s",
            call.describe(),
            failure.status(),
            words(response),
            call.attempts(),
            because(reason),
            advice.on(failure, call));
    RequestOutcome outcome = call.outcome();
    int attempts = call.attempts();
    return switch (failure.status()) {
      case 400 -> new BadRequestException(name, message, outcome, attempts, response);
      case 401 -> new AuthenticationException(name, message, outcome, attempts, response);
      case 403 -> new PermissionDeniedException(name, message, outcome, attempts, response);
      case 404 -> new NotFoundException(name, message, outcome, attempts, response);
      case 409 -> new ConflictException(name, message, outcome, attempts, response);
      case 422 -> new UnprocessableException(name, message, outcome, attempts, response);
      case 429 ->
          new RateLimitedException(
              name, message, outcome, attempts, response, failure.retryAfter().orElse(null));
      default ->
          failure.status() >= 500
              ? new ServerErrorException(name, message, outcome, attempts, response)
              : new ApiException(name, message, outcome, attempts, response);
    };
  }

  /** The provider's own words, else what its body begins with. */
  private static String words(ErrorResponse response) {
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

  private DecodingException undecoded(AttemptFailure.DecodeFailure failure, CallState call) {
    return new DecodingException(
        provider.name(),
        say(
            call,
            "%s -> %d, but the response cannot be read as %s: %s%s (attempts=%d). %s; check that %s is the API's base URL.",
            call.describe(),
            failure.status(),
            call.request().answer().description(),
            Checks.excerpt(failure.problem(), MOST_QUOTED),
            quoted(failure.start()),
            call.attempts(),
            advice.afterProcessing(call),
            baseUrl),
        null,
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
        : "; it begins with «" + Checks.excerpt(text, MOST_QUOTED) + "»";
  }

  private ConnectionException ioFailure(
      AttemptFailure.IoFailure failure, CallState call, @Nullable String reason) {
    return new ConnectionException(
        provider.name(),
        say(
            call,
            "%s failed: %s (attempts=%d%s). %s",
            call.describe(),
            whatBroke(failure, call),
            call.attempts(),
            because(reason),
            failure.isProxyAuthentication()
                ? "The proxy wants credentials: give the builder an httpClient with a proxyAuthenticator."
                : advice.afterwards(call)),
        failure.cause(),
        call.outcome(),
        call.attempts());
  }

  private static String whatBroke(AttemptFailure.IoFailure failure, CallState call) {
    IOException cause = failure.cause();
    // OkHttp's own timer throws this very class; its read timeout and others throw subclasses.
    if (cause.getClass() != InterruptedIOException.class) {
      return Checks.excerpt(cause.toString(), MOST_QUOTED);
    }
    return (failure.outcome() == RequestOutcome.NOT_SENT
            ? "no connection within attemptTimeout, "
            : "no complete response within attemptTimeout, ")
        + Durations.format(call.attemptTimeout());
  }

  private static String again(CallState call) {
    return call.attempts() == 0 ? "" : " again";
  }

  private static String because(@Nullable String reason) {
    return reason == null ? "" : "; " + reason;
  }

  /** One locale for all: numbers in others' digits would be of no use in a log. */
  private String say(CallState call, String format, Object... words) {
    return provider.name()
        + " ("
        + call.url().host()
        + "): "
        + String.format(Locale.ROOT, format, words);
  }
}
