package io.crmkit.examples.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends what a provider sends, over a socket. */
final class Delivery {
  private final WebhookProvider provider;
  private final String secret;
  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Delivery(WebhookProvider provider, String secret, int port, String path) {
    this.provider = provider;
    this.secret = secret;
    this.endpoint = URI.create("http://127.0.0.1:" + port + path);
  }

  /** Returns the status of the answer to a genuine delivery. */
  int send(String body) throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(UTF_8);
    return send(bytes, WebhookSigner.of(provider, secret).sign(bytes));
  }

  /** Returns the status of the answer to a delivery with that signature. */
  int send(byte[] body, String signature) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header(provider.headerName(), signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Returns the words of the answer to a genuine delivery that is sent as a form, as by curl. */
  String sendAsForm(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                provider.headerName(),
                WebhookSigner.of(provider, secret).sign(body.getBytes(UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** Returns the status of the answer to a delivery without a signature. */
  int sendUnsigned(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
