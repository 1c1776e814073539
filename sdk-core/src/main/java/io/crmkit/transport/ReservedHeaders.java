package io.crmkit.transport;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The request headers that a caller must not set, each with the reason. */
final class ReservedHeaders {
  private static final String CREDENTIALS =
      "the client sends the API key itself; give credentials for a proxy or gateway to an interceptor of httpClient(…)";
  private static final String FRAMING =
      "it follows from the body, and a wrong one makes the server wait";
  private static final String CONNECTION = "it is about the connection, which calls share";
  private static final String BODY = "it follows from the body, which is JSON";

  private static final Map<String, String> REASONS = reasons();

  private ReservedHeaders() {}

  /**
   * Requires the name of a header that is none of them.
   *
   * @throws IllegalArgumentException with the reason
   */
  static void requireUnreserved(String name) {
    String reason =
        name.toLowerCase(Locale.ROOT).startsWith("proxy-") ? CONNECTION : REASONS.get(name);
    if (reason != null) {
      throw new IllegalArgumentException("header %s cannot be set: %s".formatted(name, reason));
    }
  }

  /** RFC 9110 section 7.6.1 lists those of the connection. */
  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reasons.put("Authorization", CREDENTIALS);
    reasons.put("Content-Length", FRAMING);
    reasons.put("Transfer-Encoding", FRAMING);
    reasons.put("Trailer", FRAMING);
    reasons.put("Content-Type", BODY);
    reasons.put("Content-Encoding", BODY);
    reasons.put(
        "Accept-Encoding",
        "the HTTP client asks for compression, and unpacks only what it asked for");
    reasons.put("Host", "it follows from baseUrl(…)");
    reasons.put("Expect", "the call would wait for an interim response before it sends the body");
    for (String name : new String[] {"Connection", "Keep-Alive", "TE", "Upgrade"}) {
      reasons.put(name, CONNECTION);
    }
    return reasons;
  }
}
