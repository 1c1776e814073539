package io.crmkit.webhooks;

import static io.crmkit.webhooks.Deliveries.SECRET;
import static io.crmkit.webhooks.Deliveries.bytes;
import static io.crmkit.webhooks.Deliveries.kanvo;
import static io.crmkit.webhooks.Deliveries.sign;
import static io.crmkit.webhooks.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a handler finds the signature, and what else the headers tell it. */
class WebhookHandlerHeadersTest {
  private final List<String> handled = new ArrayList<>();
  private final WebhookHandler.Builder recording = Deliveries.recordingInto(handled);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-KaiVox-Signature",
        "x-kaivox-signature",
        "X-KAIVOX-SIGNATURE",
        "X-Kaivox-Signature",
        "X-kaivox-signature"
      })
  void findsTheSignatureInALookupThatDoesNotIgnoreCase(String name) {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, SECRET)).build();
    byte[] body = bytes("{}");
    Map<String, String> headers = Map.of(name, sign(WebhookProvider.KAIVOX, body));

    assertThat(handler.handle(headers::get, body).status()).isEqualTo(200);
  }

  @Test
  void findsTheSignatureInAMapUnderAnyCase() {
    byte[] body = kanvo("record.created");
    String signature = sign(WebhookProvider.KANVO, body);
    WebhookHandler handler = recording.build();

    assertThat(
            handler
                .handle(WebhookHeaders.of(Map.of("x-kANVO-sIGNATURE", List.of(signature))), body)
                .status())
        .isEqualTo(200);
    assertThat(handler.handle(WebhookHeaders.of(Map.of()), body).status()).isEqualTo(403);
  }

  @Test
  void findsTheSignatureInAMapOfSingleValues() {
    byte[] body = kanvo("record.created");
    Map<String, String> headers =
        Map.of("X-kanvo-Signature", sign(WebhookProvider.KANVO, body), "Accept", "*/*");

    assertThat(recording.build().handle(WebhookHeaders.of(headers), body).status()).isEqualTo(200);
  }

  @Test
  void passesOverHeadersWithoutAValue() {
    byte[] body = kanvo("record.created");
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(null, List.of("HTTP/1.1 200 OK"));
    headers.put("x-kanvo-signature", null);
    headers.put("X-KANVO-SIGNATURE", Arrays.asList(null, sign(WebhookProvider.KANVO, body)));

    assertThat(recording.build().handle(WebhookHeaders.of(headers), body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded; charset=UTF-8"
      })
  void tellsAFormFromAForgery(String contentType) {
    byte[] body = kanvo("record.created");
    Map<String, String> headers =
        Map.of("X-Kanvo-Signature", sign(WebhookProvider.KANVO, body), "content-type", contentType);

    WebhookResponse answer = recording.build().handle(WebhookHeaders.of(headers), bytes("a=b"));

    assertThat(answer.outcome()).isEqualTo(Outcome.FORGED);
    assertThat(answer.message())
        .startsWith(
            "X-Kanvo-Signature does not match the body: the request says that it is a form");
    assertThat(handled).isEmpty();
  }

  @Test
  void takesAGenuineBodyThatSaysItIsAForm() {
    byte[] body = kanvo("record.created");
    Map<String, String> headers =
        Map.of(
            "X-Kanvo-Signature",
            sign(WebhookProvider.KANVO, body),
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(recording.build().handle(headers::get, body).status()).isEqualTo(200);
  }

  @Test
  void saysThatTheBodyIsEmptyIfItsSignatureIsOfAnother() {
    WebhookResponse answer = recording.build().handle(signed(kanvo("record.created")), new byte[0]);

    assertThat(answer)
        .isEqualTo(
            new WebhookResponse(
                Outcome.FORGED,
                "X-Kanvo-Signature does not match the body, which is empty: was the request read"
                    + " before it came here?"));
  }

  @Test
  void refusesTwoSignatures() {
    byte[] body = kanvo("record.created");
    String signature = sign(WebhookProvider.KANVO, body);
    Map<String, List<String>> headers =
        Map.of("X-Kanvo-Signature", List.of(signature), "x-kanvo-signature", List.of(signature));

    assertThat(recording.build().handle(WebhookHeaders.of(headers), body).status()).isEqualTo(403);
  }
}
