package io.crmkit.testing;

import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for 127.0.0.1 that is made when it is needed, and who trusts it. */
final class FakeTls {
  private final HeldCertificate certificate = certificate();
  private final HandshakeCertificates server =
      new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  private final HandshakeCertificates trusting =
      new HandshakeCertificates.Builder().addTrustedCertificate(certificate.certificate()).build();

  SSLSocketFactory serverSockets() {
    return server.sslSocketFactory();
  }

  /** Makes a client that trusts this certificate and no other. */
  OkHttpClient client() {
    return new OkHttpClient.Builder()
        .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
        .build();
  }

  String pem() {
    return certificate.certificatePem();
  }

  /**
   * The library writes a certificate's dates with the digits of the default locale; where these are
   * not 0 to 9 nobody can read them, so there another locale takes its place meanwhile.
   */
  private static HeldCertificate certificate() {
    Locale before = Locale.getDefault();
    boolean hasOtherDigits = !"0".equals(String.format(before, "%d", 0));
    if (hasOtherDigits) {
      Locale.setDefault(Locale.ROOT);
    }
    try {
      return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    } finally {
      if (hasOtherDigits) {
        Locale.setDefault(before);
      }
    }
  }
}
