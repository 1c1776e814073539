package io.crmkit.transport;

import java.io.IOException;
import okhttp3.Headers;
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
    Headers.Builder headers = response.headers().newBuilder();
    // Servers send what they like, and OkHttp refuses to add what is not ASCII.
    attempt.retryAfter.forEach(
        value -> headers.addUnsafeNonAscii(AuthorizingInterceptor.RETRY_AFTER, value));
    return response.newBuilder().headers(headers.build()).build();
  }
}
