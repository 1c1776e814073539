package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A POST is on the wire once, whatever the network looks like; a lost connect falls through. */
class ExactlyOnceTest {
  @RegisterExtension final Api api = new Api();

  private static OkHttpClient resolvingTo(String... addresses) {
    Dns dns =
        host -> {
          InetAddress[] all = new InetAddress[addresses.length];
          for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
          }
          return List.of(all);
        };
    return new OkHttpClient.Builder().dns(dns).build();
  }

  private HttpTransport to(RawServer server, OkHttpClient host) {
    return api.transport(
        "http://both.localhost:" + server.port() + "/v1", settings -> settings.httpClient(host));
  }

  @Test
  void aPostIsSentOnceToAHostWithTwoAddresses() throws Exception {
    try (RawServer server = new RawServer(InetAddress.getByName("0.0.0.0"), RawServer.drops())) {
      HttpTransport transport = to(server, resolvingTo("127.0.0.1", "127.0.0.2"));

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(error.attempts()).isEqualTo(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aPostIsSentOnceToAHostWithAnIpv6AndAnIpv4Address() throws Exception {
    try (RawServer server = new RawServer(anyAddress(), RawServer.drops())) {
      HttpTransport transport = to(server, resolvingTo("::1", "127.0.0.1"));

      CrmException error = failure(() -> transport.execute(Api.post()));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Both families, where the machine has IPv6; else IPv4, and ::1 is refused. */
  private static InetAddress anyAddress() throws UnknownHostException {
    return InetAddress.getByName("::");
  }

  @Test
  void aRefusedConnectionOnTheFirstAddressFallsThroughToTheSecond() throws Exception {
    String body = "{\"data\": {\"id\": \"t1\", \"size\": 1}}";
    try (RawServer server =
        new RawServer(
            InetAddress.getByName("127.0.0.1"),
            RawServer.answers(
                "HTTP/1.1 201 Created\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))) {
      HttpTransport transport = to(server, resolvingTo("127.0.0.2", "127.0.0.1"));

      assertThat(transport.execute(Api.post()).id()).isEqualTo("t1");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aPostIsSentOnceOverHttp2() throws Exception {
    api.server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    OkHttpClient host =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    api.answersThing()
        .answersWith(
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build())
        .answersThing();
    HttpTransport transport = api.transport(settings -> settings.httpClient(host));
    transport.execute(Api.get());

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error).isInstanceOf(ConnectionException.class);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(api.server.getRequestCount()).isEqualTo(2);
    assertThat(api.request().getVersion()).isEqualTo("HTTP/2");
  }

  @Test
  void anAnswerOf408IsNotRepeatedBehindOurBack() {
    api.answers(408).answersThing();
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.httpClient(new OkHttpClient()); // which repeats a 408 by default
              settings.retryPolicy(RetryPolicy.none());
            });

    assertThat(failure(() -> transport.execute(Api.get())).attempts()).isEqualTo(1);
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anAnswerOf503WithRetryAfterZeroIsNotRepeatedBehindOurBack() {
    api.answers(503, "Retry-After: 0").answersThing();
    HttpTransport transport = api.transport(Api.policy(RetryPolicy.none()));

    assertThat(failure(() -> transport.execute(Api.get())).attempts()).isEqualTo(1);
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aCertificateThatIsNotTrustedIsNotSentAndNotRepeated() {
    HeldCertificate certificate = Certificates.localhost();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    api.server.useHttps(certificates.sslSocketFactory());
    HttpTransport transport =
        api.transport("https://localhost:" + api.server.getPort() + "/v1", settings -> {});

    CrmException error = failure(() -> transport.execute(Api.post()));

    assertThat(error).isInstanceOf(ConnectionException.class);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void aHandshakeThatBreaksOffIsTriedAgainEvenForAPost() {
    HeldCertificate certificate = Certificates.localhost();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates client =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    api.server.useHttps(server.sslSocketFactory());
    api.answersWith(new MockResponse.Builder().failHandshake().build()).answersThing();
    OkHttpClient host =
        new OkHttpClient.Builder()
            .sslSocketFactory(client.sslSocketFactory(), client.trustManager())
            .build();
    HttpTransport transport =
        api.transport(
            "https://localhost:" + api.server.getPort() + "/v1",
            settings -> settings.httpClient(host));

    assertThat(transport.execute(Api.post()).id()).isEqualTo("t1");
  }
}
