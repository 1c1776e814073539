package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import io.crmkit.RequestOutcome;
import java.util.List;
import okhttp3.HttpUrl;

/** The last sentence of every message: what to do next. */
final class Advice {
  private static final String CORRECT = "Correct the request; repeating it does not help.";

  private final Provider provider;
  private final HttpUrl baseUrl;

  Advice(Provider provider, HttpUrl baseUrl) {
    this.provider = provider;
    this.baseUrl = baseUrl;
  }

  /** What to do about a status: the provider's documentation first. */
  String on(AttemptFailure.ErrorStatus failure, CallState call) {
    int status = failure.status;
    String documented = provider.hints.get(status);
    if (documented != null) {
      return documented;
    }
    return switch (status) {
      case 304 -> "Leave out headers that ask for a change only, such as If-None-Match.";
      case 401 ->
          "Check the API key ("
              + provider.environmentName("API_KEY")
              + "): it is missing, mistyped or revoked.";
      case 403 -> "The API key may not do this; use one with the needed rights.";
      case 404 ->
          "Check the id: there is no such object, or this key's account does not own it. If every call ends like this, check the base URL, "
              + baseUrl
              + ".";
      case 407 -> "A proxy wants credentials, and the connection does not know of one.";
      case 408 -> afterwards(call);
      case 409 -> "Fetch the object's present state and decide anew.";
      case 429 -> "Wait, send less at once, or allow a longer callTimeout.";
      default -> onOthers(failure, call);
    };
  }

  private String onOthers(AttemptFailure.ErrorStatus failure, CallState call) {
    int status = failure.status;
    if (status >= 500) {
      return afterwards(call);
    }
    if (status >= 300 && status < 400) {
      return "Redirects are not followed; it pointed to "
          + location(failure.response)
          + ". Correct the base URL, "
          + baseUrl
          + ".";
    }
    return status < 300 ? "The body of this response says that the call failed." : CORRECT;
  }

  /** What to do, going by what may have happened. */
  String afterwards(CallState call) {
    if (call.request.isGet()) {
      return "Nothing was changed; it can be asked again.";
    }
    RequestOutcome outcome = call.outcome();
    if (outcome == RequestOutcome.PROCESSED) {
      return afterProcessing(call) + ".";
    }
    if (outcome == RequestOutcome.NOT_SENT) {
      return "Nothing was sent; it can be sent again.";
    }
    return provider.name
        + (outcome == RequestOutcome.REFUSED
            ? " did not do it; it can be sent again."
            : " may or may not have done it: get or list it to find out before sending it again.");
  }

  /** What to know when a 2xx came. */
  String afterProcessing(CallState call) {
    return call.request.isGet()
        ? "Nothing was changed"
        : provider.name + " did what was asked: do not send it again";
  }

  /** Where a redirect pointed: scheme, host and path only. */
  private static String location(ErrorResponse response) {
    String location =
        response.headers().getOrDefault("Location", List.of()).stream().findFirst().orElse("");
    HttpUrl url = HttpUrl.parse(location);
    String shown =
        url == null
            ? withoutUser(location.split("[?#]", 2)[0])
            : new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .encodedPath(url.encodedPath())
                .build()
                .toString();
    return shown.isEmpty() ? "nowhere" : Checks.excerpt(shown, 200);
  }

  /** Of a relative reference or one of another scheme: what may be a password is left out. */
  private static String withoutUser(String reference) {
    return reference.replaceFirst("//[^/]*@", "//");
  }
}
