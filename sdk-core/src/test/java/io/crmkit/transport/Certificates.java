package io.crmkit.transport;

import java.util.Locale;
import okhttp3.tls.HeldCertificate;

/** Certificates for servers on this machine. */
final class Certificates {
  private Certificates() {}

  /**
   * A certificate for localhost. okhttp-tls writes its dates with the default locale's digits,
   * which nobody can read when they are not 0 to 9.
   */
  static HeldCertificate localhost() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      return new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    } finally {
      Locale.setDefault(before);
    }
  }
}
