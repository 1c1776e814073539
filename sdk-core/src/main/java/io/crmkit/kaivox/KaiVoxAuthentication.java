package io.crmkit.kaivox;

import io.crmkit.transport.Credential;

/** How a client shows its API key to KaiVox. */
public enum KaiVoxAuthentication {
  /** In the header {@code Authorization}, as a bearer token. The default; KaiVox recommends it. */
  BEARER(Credential.bearer()),

  /**
   * In the header {@code X-API-Key}. Useful when something between here and KaiVox needs the header
   * {@code Authorization} for itself: an interceptor of a given HTTP client can set it.
   */
  API_KEY_HEADER(Credential.header("X-API-Key")),

  /**
   * In the query parameter {@code api_key}. For testing only, says KaiVox: URLs are kept in the
   * logs of servers and proxies. This library adds the key to the URL when it is sent and nowhere
   * else: not in its exceptions or logs, nor in what application interceptors of a given HTTP
   * client see. Network interceptors and event listeners do see it.
   */
  QUERY_PARAMETER(Credential.query("api_key"));

  private final Credential credential;

  KaiVoxAuthentication(Credential credential) {
    this.credential = credential;
  }

  Credential credential() {
    return credential;
  }
}
