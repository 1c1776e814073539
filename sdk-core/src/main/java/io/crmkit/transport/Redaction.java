package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Shows URLs without what may be secret in them. */
final class Redaction {
  private static final String REMOVED = "[api key]";

  private Redaction() {}

  /** The text without the key, which a server may repeat in what it answers. */
  static String without(String key, String text) {
    return text.replace(key, REMOVED);
  }

  /** The headers without the key, such as a redirect's that repeats the query. */
  static Headers without(String key, Headers headers) {
    Headers clean = headers;
    for (int i = 0; i < headers.size(); i++) {
      if (headers.value(i).contains(key)) {
        clean = replaced(headers, key);
      }
    }
    return clean;
  }

  private static Headers replaced(Headers headers, String key) {
    Headers.Builder clean = new Headers.Builder();
    headers.forEach(
        header -> clean.addUnsafeNonAscii(header.getFirst(), without(key, header.getSecond())));
    return clean.build();
  }

  /** Where a redirect pointed: scheme, host and path only. */
  static String location(ErrorResponse response) {
    String location =
        response.headers().getOrDefault("Location", List.of()).stream().findFirst().orElse("");
    HttpUrl url = HttpUrl.parse(location);
    if (url == null) {
      String path = location.split("[?#]", 2)[0];
      return path.isEmpty() ? "nowhere" : Checks.excerpt(path, 200);
    }
    return Checks.excerpt(
        url.newBuilder().username("").password("").query(null).fragment(null).build().toString(),
        200);
  }
}
