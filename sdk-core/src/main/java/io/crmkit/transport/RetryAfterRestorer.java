package io.crmkit.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Puts back the header that {@link AuthorizingInterceptor} hid from OkHttp. */
final class RetryAfterRestorer implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ExchangeTag attempt = AuthorizingInterceptor.attemptOf(chain.request());
    if (attempt.retryAfter.isEmpty()) {
      return response;
    }
    Response.Builder restored = response.newBuilder();
    attempt.retryAfter.forEach(
        value -> restored.addHeader(AuthorizingInterceptor.RETRY_AFTER, value));
    return restored.build();
  }
}
