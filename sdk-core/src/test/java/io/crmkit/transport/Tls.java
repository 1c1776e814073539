package io.crmkit.transport;

import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for localhost, made at run time, and who trusts it. */
final class Tls {
  private static final HeldCertificate CERTIFICATE = Certificates.localhost();
  private static final HandshakeCertificates SERVER =
      new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
  private static final HandshakeCertificates CLIENT =
      new HandshakeCertificates.Builder().addTrustedCertificate(CERTIFICATE.certificate()).build();

  private Tls() {}

  static SSLServerSocketFactory servers() {
    return SERVER.sslContext().getServerSocketFactory();
  }

  /** An HTTP client that trusts the servers. */
  static OkHttpClient.Builder client() {
    return new OkHttpClient.Builder()
        .sslSocketFactory(CLIENT.sslSocketFactory(), CLIENT.trustManager());
  }
}
