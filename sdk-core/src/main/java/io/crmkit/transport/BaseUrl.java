package io.crmkit.transport;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads and checks the root URL of an API. */
final class BaseUrl {
  /**
   * Scheme, two slashes, and a host right after them. HttpUrl, as a browser, also takes {@code
   * https:host} and any number of slashes or backslashes, so that the first segment of a path
   * becomes the host when the host was forgotten.
   */
  private static final Pattern WITH_HOST =
      Pattern.compile("https?://[^/\\\\][^\\\\]*", Pattern.CASE_INSENSITIVE);

  /** As much as may belong to it: a URL that cannot be parsed has no telling where it ends. */
  private static final Pattern USER_INFO = Pattern.compile("^(\\w+:[/\\\\]+)?.*@", Pattern.DOTALL);

  private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);
  private static final Pattern IPV4_LOOPBACK =
      Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  private static final int MOST_QUOTED = 200;

  private BaseUrl() {}

  /**
   * Parses a base URL.
   *
   * @throws IllegalArgumentException if it is no http or https URL with a host, carries a user, a
   *     query or a fragment, or is plain http to a host other than loopback without permission
   */
  static HttpUrl parse(String text, boolean allowInsecureHttp) {
    String stripped = text.strip();
    HttpUrl url = WITH_HOST.matcher(stripped).matches() ? HttpUrl.parse(stripped) : null;
    if (url == null) {
      throw new IllegalArgumentException(
          "baseUrl is not an http or https URL: '%s'. Write it as https://host/path"
              .formatted(quoted(stripped)));
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

  /** What was given, without a user, password, query or fragment, any of which may be secret. */
  private static String quoted(String text) {
    String withoutUser = USER_INFO.matcher(text).replaceFirst("$1");
    return Checks.excerpt(QUERY_OR_FRAGMENT.matcher(withoutUser).replaceFirst(""), MOST_QUOTED);
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
