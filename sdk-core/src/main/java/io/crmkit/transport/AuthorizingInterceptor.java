package io.crmkit.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Stands between OkHttp's own decisions and the wire, once a connection is there. It notes that the
 * request is now being sent, adds the credentials as late as possible so that nothing above sees
 * them, and hides Retry-After from OkHttp, which would send the request again by itself for "0" and
 * fail with a NumberFormatException for a number too large. {@link RetryAfterRestorer} puts it
 * back.
 */
final class AuthorizingInterceptor implements Interceptor {
  static final String RETRY_AFTER = "Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    ExchangeTag attempt = attemptOf(request);
    attempt.sent = true;
    Response response = chain.proceed(attempt.credential().apply(request, attempt.key()));
    attempt.retryAfter = response.headers(RETRY_AFTER);
    // The response holds the request that brought it, as it was sent: with the key.
    return response
        .newBuilder()
        .request(request)
        .headers(attempt.redactor().redact(response.headers()))
        .removeHeader(RETRY_AFTER)
        .build();
  }

  static ExchangeTag attemptOf(Request request) {
    ExchangeTag attempt = request.tag(ExchangeTag.class);
    if (attempt == null) {
      throw new IllegalStateException(
          "an interceptor of the given httpClient replaced the request; derive it with newBuilder() instead");
    }
    return attempt;
  }
}
