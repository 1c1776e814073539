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

  /**
   * The exception for the failure that ended a call.
   *
   * @param reason why it was not repeated; empty when the failure says it all
   */
  CrmException of(AttemptFailure failure, CallState call, String reason) {
    String because = reason.isEmpty() ? "" : "; " + reason;
    if (failure instanceof AttemptFailure.ErrorStatus error) {
      return errorStatus(error, call, because);
    }
    if (failure instanceof AttemptFailure.DecodeFailure undecoded) {
      return undecoded(undecoded, call);
    }
    AttemptFailure.IoFailure io = (AttemptFailure.IoFailure) failure;
    String next =
        io.isProxyAuthentication()
            ? "The proxy wants credentials: give the builder an httpClient with a proxyAuthenticator."
            : advice.afterwards(call);
    return new ConnectionException(
        provider.name,
        say(call, " failed: " + whatBroke(io, call), because, next),
        io.cause,
        call.outcome(),
        call.attempts());
  }

  CallTimeoutException timedOut(CallState call, @Nullable Throwable cause) {
    String what = " took longer than callTimeout, " + Durations.format(call.deadline.timeout());
    return timeout(call, what, cause, advice.afterwards(call));
  }

  CallTimeoutException noPermitInTime(CallState call, Duration wait) {
    String what = ": the client's rate limit has no permit for it before ";
    return timeout(call, notSent(call, what, wait), null, LESS_AT_ONCE);
  }

  /** A call that the provider's 429 to another call of the client holds back for too long. */
  RateLimitedException backedOff(CallState call, Duration wait, ErrorResponse refusal) {
    String what =
        ": "
            + provider.name
            + " answered another call of this client with 429, so all of them back off for another ";
    return new RateLimitedException(
        provider.name,
        say(call, notSent(call, what, wait), "", LESS_AT_ONCE),
        call.outcome(),
        call.attempts(),
        new ErrorResponse(
            refusal.statusCode(),
            refusal.errorMessage(),
            refusal.fieldErrors(),
            refusal.body(),
            refusal.headers(),
            call.request.method(),
            call.url.encodedPath()),
        wait);
  }

  CallInterruptedException interrupted(CallState call, String how, @Nullable Throwable cause) {
    return new CallInterruptedException(
        provider.name,
        say(call, ": " + how, "", advice.afterwards(call)),
        cause,
        call.outcome(),
        call.attempts());
  }

  private CallTimeoutException timeout(
      CallState call, String what, @Nullable Throwable cause, String next) {
    return new CallTimeoutException(
        provider.name, say(call, what, "", next), cause, call.outcome(), call.attempts());
  }

  private static String notSent(CallState call, String what, Duration wait) {
    return (call.attempts() == 0 ? " was not sent" : " was not sent again")
        + what
        + Durations.format(wait)
        + ", and "
        + Durations.format(call.deadline.remaining())
        + " of callTimeout are left";
  }

  private ApiException errorStatus(
      AttemptFailure.ErrorStatus failure, CallState call, String because) {
    String name = provider.name;
    ErrorResponse response = failure.response;
    String what = " -> " + failure.status + ": " + words(response);
    String message = say(call, what, because, advice.on(failure, call));
    RequestOutcome outcome = call.outcome();
    int attempts = call.attempts();
    return switch (failure.status) {
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
          failure.status >= 500
              ? new ServerErrorException(name, message, outcome, attempts, response)
              : new ApiException(name, message, outcome, attempts, response);
    };
  }

  /** The provider's own words, else what its body begins with. */
  private static String words(ErrorResponse response) {
    String words = "no further words";
    if (response.errorMessage() != null) {
      words = Checks.excerpt(response.errorMessage(), MOST_QUOTED);
    } else if (!response.body().isBlank()) {
      words = quoted(response.body());
    }
    return response.fieldErrors().isEmpty()
        ? words
        : words + " " + Checks.excerpt(response.fieldErrors().toString(), MOST_QUOTED);
  }

  private DecodingException undecoded(AttemptFailure.DecodeFailure failure, CallState call) {
    // A gateway's page is worth showing; JSON may hold a secret, and what is wrong with it is said.
    String start = failure.start.stripLeading();
    boolean shown = !start.isEmpty() && !start.startsWith("{") && !start.startsWith("[");
    String what =
        " -> "
            + failure.status
            + ", but the response cannot be read as "
            + call.request.reader().description()
            + ": "
            + Checks.excerpt(failure.problem, MOST_QUOTED)
            + (shown ? "; it begins with " + quoted(start) : "");
    String next =
        advice.afterProcessing(call) + "; check that " + baseUrl + " is the API's base URL.";
    return new DecodingException(
        provider.name, say(call, what, "", next), null, call.outcome(), call.attempts());
  }

  private static String quoted(String text) {
    return "«" + Checks.excerpt(text, MOST_QUOTED) + "»";
  }

  private static String whatBroke(AttemptFailure.IoFailure failure, CallState call) {
    IOException cause = failure.cause;
    // OkHttp's own timer throws this very class; its read timeout and others throw subclasses.
    if (cause.getClass() != InterruptedIOException.class) {
      return Checks.excerpt(cause.toString(), MOST_QUOTED);
    }
    return (failure.outcome == RequestOutcome.NOT_SENT ? "no connection" : "no complete response")
        + " within attemptTimeout, "
        + Durations.format(call.attemptTimeout());
  }

  /** A message: whose, about which call, what happened to it, and what to do next. */
  private String say(CallState call, String what, String because, String next) {
    return provider.name
        + " ("
        + call.url.host()
        + "): "
        + call.describe()
        + what
        + " (attempts="
        + call.attempts()
        + because
        + "). "
        + next;
  }
}
