package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ConnectionException;
import io.crmkit.RequestOutcome;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What production speaks: TLS and HTTP/2. */
class FakeTlsTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.startTls();
  private final KanvoClient kanvo = fake.client();

  @AfterEach
  void close() {
    kanvo.close();
  }

  private void create() {
    kanvo.records().create(KanvoRecordCreate.builder("lead").build());
  }

  @Test
  void makesAClientThatTrustsIt() {
    create();

    assertThat(fake.baseUrl()).startsWith("https://127.0.0.1:");
    assertThat(kanvo.records().list()).hasSize(1);
  }

  @Test
  void speaksHttp2() throws IOException {
    OkHttpClient http = fake.httpClient();
    try (Response response =
        http.newCall(new Request.Builder().url(fake.baseUrl() + "/schema").build()).execute()) {
      assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
      assertThat(response.code()).isEqualTo(401);
    }
  }

  @Test
  void isTrustedByNobodyElse() {
    try (KanvoClient stranger =
        KanvoClient.builder().apiKey(fake.apiKey()).baseUrl(fake.baseUrl()).build()) {
      assertThatThrownBy(stranger.schema()::get)
          .isInstanceOfSatisfying(
              ConnectionException.class,
              e -> assertThat(e.outcome()).isEqualTo(RequestOutcome.NOT_SENT));
    }
    assertThat(fake.requests()).isEmpty();
    assertThat(fake.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void goesAwayAfterAnAnswer() {
    fake.faults().next(Fault.goAway(), Fault.goAway());

    create();
    create();

    assertThat(kanvo.records().list()).hasSize(2);
  }

  @Test
  void hasNoCertificateWithoutTls() {
    try (FakeKanvo plain = FakeKanvo.start()) {
      assertThatThrownBy(plain::httpClient)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The fake serves no TLS; make it with startTls()");
    }
  }

  @Test
  void isThereForEveryProvider() {
    try (FakeKolva kolva = FakeKolva.startTls();
        FakeKaiVox kaivox = FakeKaiVox.startTls();
        FakeBolsivo bolsivo = FakeBolsivo.startTls()) {
      assertThat(kolva.client().clients().list()).isEmpty();
      assertThat(kaivox.client().staff().list()).hasSize(2);
      assertThat(bolsivo.client().leads().list()).isEmpty();
    }
  }
}
