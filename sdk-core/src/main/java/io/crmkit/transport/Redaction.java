package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import java.util.List;
import okhttp3.HttpUrl;

/** Shows URLs without what may be secret in them. */
final class Redaction {
  private Redaction() {}

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
