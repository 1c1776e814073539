package io.crmkit.kanvo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the secret of a webhook just registered is found, and where it must not show. */
class KanvoCreatedWebhookTest {
  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  private KanvoCreatedWebhook create(String fields) {
    kanvo.answers(201, "{\"success\": true, \"data\": {\"id\": \"wh_1\", %s}}".formatted(fields));
    return kanvo
        .client()
        .webhooks()
        .create(KanvoWebhookCreate.builder("https://a.example").events("record.created").build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"secret\": \"whsec_1\", \"signing_secret\": \"whsec_2\"",
        "\"signing_secret\": \"whsec_2\", \"secret\": \"whsec_1\"",
        "\"signing_secret\": \"whsec_1\"",
        "\"signing_secret\": \"whsec_1\", \"secret\": null"
      })
  void theSecretIsReadElseTheSigningSecret(String fields) {
    assertThat(create(fields).secret()).isEqualTo("whsec_1");
  }

  @Test
  void theOtherSecretIsKept() {
    assertThat(
            create("\"signing_secret\": \"whsec_2\", \"secret\": \"whsec_1\"")
                .additionalProperties()
                .get("signing_secret")
                .textValue())
        .isEqualTo("whsec_2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"secret\": \"whsec_1\"",
        "\"signing_secret\": \"whsec_1\"",
        "\"secret\": {\"value\": \"whsec_1\"}",
        "\"key\": \"whsec_1\""
      })
  void neitherItsTextNorAUsersJsonOfItHoldsTheSecret(String fields) throws IOException {
    KanvoCreatedWebhook created = create(fields);

    assertThat(created.toString()).contains("wh_1").doesNotContain("whsec_1");
    assertThat(new ObjectMapper().writeValueAsString(created))
        .contains("\"id\":\"wh_1\"")
        .doesNotContain("whsec_1");
  }
}
