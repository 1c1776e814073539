package io.crmkit.kolva;

import io.crmkit.transport.Credential;

/** How a client shows its API key to Kolva. */
public enum KolvaAuthentication {
  /** In the header {@code X-Kolva-Key}. The default. */
  KEY_HEADER(Credential.header("X-Kolva-Key")),

  /** In the header {@code Authorization}, as a bearer token. */
  BEARER(Credential.bearer());

  private final Credential credential;

  KolvaAuthentication(Credential credential) {
    this.credential = credential;
  }

  Credential credential() {
    return credential;
  }
}
