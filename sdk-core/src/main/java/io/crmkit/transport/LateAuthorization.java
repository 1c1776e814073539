package io.crmkit.transport;

import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The key of one exchange, added on the last step before the wire, so that nothing above OkHttp's
 * network layer sees it. It travels there as a tag of the request. Used by the thread of the call
 * only.
 *
 * <p>On the way back it hides Retry-After from OkHttp, which would send the request again by itself
 * for "0" and fail with a NumberFormatException for a number too large (<a
 * href="https://github.com/square/okhttp/blob/master/okhttp/src/commonJvmAndroid/kotlin/okhttp3/internal/http/RetryAndFollowUpInterceptor.kt">RetryAndFollowUpInterceptor</a>),
 * and puts it back above OkHttp. So it does with a 407 of the provider's own, which OkHttp takes
 * for a broken connection where it knows of no proxy.
 */
final class LateAuthorization {
  static final String RETRY_AFTER = "Retry-After";

  private final Credential credential;
  private final String key;
  private final Redactor redactor;
  private List<String> retryAfter = List.of();
  private boolean is407;

  LateAuthorization(Credential credential, String key) {
    this.credential = credential;
    this.key = key;
    this.redactor = new Redactor(key);
  }

  /** Lets requests that carry such a tag through a client. */
  static void install(OkHttpClient.Builder client) {
    client.addInterceptor(LateAuthorization::restore);
    client.networkInterceptors().add(0, LateAuthorization::authorize);
  }

  /** What takes the key out of what comes back. */
  Redactor redactor() {
    return redactor;
  }

  private static Response authorize(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    LateAuthorization tag = of(request);
    Response response = chain.proceed(tag.credential.apply(request, tag.key));
    tag.retryAfter = response.headers(RETRY_AFTER);
    tag.is407 = response.code() == 407 && isDirect(chain.connection());
    // The response holds the request that brought it, as it was sent: with the key.
    return response
        .newBuilder()
        .request(request)
        .headers(tag.redactor.redact(response.headers()))
        .removeHeader(RETRY_AFTER)
        .code(tag.is407 ? 400 : response.code())
        .build();
  }

  /** Only then it is the provider that answers 407, and not a proxy that OkHttp knows of. */
  private static boolean isDirect(@Nullable Connection connection) {
    return connection != null && connection.route().proxy().type() == Proxy.Type.DIRECT;
  }

  private static Response restore(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    LateAuthorization tag = of(chain.request());
    if (tag.retryAfter.isEmpty() && !tag.is407) {
      return response;
    }
    Headers.Builder headers = response.headers().newBuilder();
    // Servers send what they like, and OkHttp refuses to add what is not ASCII.
    tag.retryAfter.forEach(value -> headers.addUnsafeNonAscii(RETRY_AFTER, value));
    return response
        .newBuilder()
        .headers(headers.build())
        .code(tag.is407 ? 407 : response.code())
        .build();
  }

  static LateAuthorization of(Request request) {
    return tag(request, LateAuthorization.class);
  }

  /** What an exchange attached to its request, for the interceptors that meet it. */
  static <T> T tag(Request request, Class<T> type) {
    T tag = request.tag(type);
    if (tag == null) {
      throw new IllegalStateException(
          "an interceptor of the given httpClient replaced the request; derive it with newBuilder() instead");
    }
    return tag;
  }

  /** Without the key: OkHttp prints the tags of a request. */
  @Override
  public String toString() {
    return "API key";
  }
}
