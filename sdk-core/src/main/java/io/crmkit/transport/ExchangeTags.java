package io.crmkit.transport;

import okhttp3.Request;

/** What an exchange attaches to its request, for the interceptors that meet it. */
final class ExchangeTags {
  private ExchangeTags() {}

  static <T> T require(Request request, Class<T> type) {
    T tag = request.tag(type);
    if (tag == null) {
      throw new IllegalStateException(
          "an interceptor of the given httpClient replaced the request; derive it with newBuilder() instead");
    }
    return tag;
  }
}
