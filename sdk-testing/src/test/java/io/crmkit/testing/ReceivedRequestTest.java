package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test can find out about the requests that arrived. */
class ReceivedRequestTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void tellsMethodPathQueryHeadersAndBody() throws IOException {
    kanvo.send(
        kanvo
            .request("/records?search=a%20b+c%26&x=1&x=2&flag")
            .header("X-Trace", "7")
            .post(KanvoCaller.body("{\"title\": \"Müller\"}"))
            .build());

    ReceivedRequest request = fake.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/api/v1/records");
    assertThat(request.query())
        .containsExactly(
            Map.entry("search", List.of("a b c&")),
            Map.entry("x", List.of("1", "2")),
            Map.entry("flag", List.of("")));
    assertThat(request.queryParameter("x")).contains("1");
    assertThat(request.queryParameter("y")).isEmpty();
    assertThat(request.header("x-TRACE")).contains("7");
    assertThat(request.headers().get("x-trace")).containsExactly("7");
    assertThat(request.header("X-Other")).isEmpty();
    assertThat(request.bodyText()).isEqualTo("{\"title\": \"Müller\"}");
    assertThat(request.bodyBytes()).isEqualTo(request.bodyText().getBytes(StandardCharsets.UTF_8));
    assertThat(request.bodyJson().path("title").textValue()).isEqualTo("Müller");
  }

  @Test
  void recordsRefusedRequestsTooInTheOrderOfArrival() throws IOException {
    kanvo.get("/nowhere");
    new KanvoCaller(fake, "wrong").get("/records");
    List<ReceivedRequest> two = fake.requests();
    kanvo.delete("/records/1");

    assertThat(two)
        .extracting(ReceivedRequest::path)
        .containsExactly("/api/v1/nowhere", "/api/v1/records");
    assertThat(fake.requests()).hasSize(3);
    assertThatThrownBy(() -> two.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void showsAPathAsItWasSent() throws IOException {
    assertThat(statusLineOf("/api/v1/records/../schema")).isEqualTo("HTTP/1.1 404");
    assertThat(statusLineOf("/api/v1/records/%2e%2e")).isEqualTo("HTTP/1.1 404");
    assertThat(statusLineOf("/api/v1/records/%zz")).isEqualTo("HTTP/1.1 400");

    assertThat(fake.requests())
        .extracting(ReceivedRequest::path)
        .containsExactly(
            "/api/v1/records/../schema", "/api/v1/records/%2e%2e", "/api/v1/records/%zz");
  }

  @Test
  void cannotBeChangedFromOutside() throws IOException {
    kanvo.post("/records?a=1", "{}");
    ReceivedRequest request = fake.requests().get(0);

    request.bodyBytes()[0] = 'x';

    assertThat(request.bodyText()).isEqualTo("{}");
    assertThatThrownBy(() -> request.query().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.headers().get("Host").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void saysWhenABodyIsNotJson() throws IOException {
    kanvo.post("/records", "{");
    kanvo.get("/records");

    assertThatThrownBy(() -> fake.requests().get(0).bodyJson())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The body of POST /api/v1/records is not JSON");
    assertThatThrownBy(() -> fake.requests().get(1).bodyJson())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The body of GET /api/v1/records is empty");
  }

  @Test
  void showsNeitherKeyNorQueryAsText() throws IOException {
    kanvo.get("/records?api_key=secret");

    assertThat(fake.requests().get(0)).hasToString("GET /api/v1/records");
  }

  /** Sends a path that no HTTP client would, and returns the start of the answer. */
  private static String statusLineOf(String path) throws IOException {
    URI url = URI.create(fake.baseUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(path, fake.apiKey());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return new String(answer.readNBytes(12), StandardCharsets.US_ASCII);
    }
  }
}
