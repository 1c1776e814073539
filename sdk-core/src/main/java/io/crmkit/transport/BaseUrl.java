package io.crmkit.transport;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads and checks the root URL of an API. */
public final class BaseUrl {
  private static final Pattern IPV4_LOOPBACK =
      Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

  private BaseUrl() {}

  /**
   * Parses a base URL.
   *
   * @throws IllegalArgumentException if it is no http or https URL, carries a user, a query or a
   *     fragment, or is plain http to a host other than loopback without permission
   */
  public static HttpUrl parse(String text, boolean allowInsecureHttp) {
    HttpUrl url = HttpUrl.parse(text.strip());
    if (url == null) {
      throw new IllegalArgumentException("baseUrl is not an http or https URL");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException("baseUrl must not carry a user or password");
    }
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "baseUrl must not carry a query or fragment: " + bare(url));
    }
    if (!url.isHttps() && !allowInsecureHttp && !isLoopback(url.host())) {
      throw new IllegalArgumentException(
          "baseUrl is plain http, which would send the API key readable: %s. Use https, or call allowInsecureHttp(true)"
              .formatted(url));
    }
    return url;
  }

  private static HttpUrl bare(HttpUrl url) {
    return url.newBuilder().query(null).fragment(null).build();
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || IPV4_LOOPBACK.matcher(host).matches();
  }
}
