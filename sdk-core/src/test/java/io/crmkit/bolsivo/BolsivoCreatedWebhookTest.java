package io.crmkit.bolsivo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crmkit.ApiException;
import io.crmkit.CrmException;
import io.crmkit.DecodingException;
import io.crmkit.RequestOutcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to a registration that may hold no webhook at all, and the secret of those that do. */
class BolsivoCreatedWebhookTest {
  @RegisterExtension final BolsivoServer bolsivo = new BolsivoServer();

  private BolsivoCreatedWebhook create(String answer) {
    bolsivo.answers(201, answer);
    return bolsivo
        .client()
        .webhooks()
        .create(
            BolsivoWebhookCreate.builder()
                .name("n")
                .targetUrl("https://a.example")
                .eventTypes("email.sent")
                .build());
  }

  private CrmException failure(String answer) {
    return catchThrowableOfType(CrmException.class, () -> create(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"plan does not allow webhooks\"}",
        "{\"error\": \"plan does not allow webhooks\", \"success\": false}",
        "{\"data\": {}, \"error\": \"plan does not allow webhooks\"}",
        "{\"success\": false, \"data\": {\"id\": null}, \"error\": \"plan does not allow webhooks\"}"
      })
  void anErrorInsteadOfTheWebhookIsARefusal(String answer) {
    CrmException error = failure(answer);

    assertThat(error)
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("plan does not allow webhooks");
    assertThat(error.outcome()).isEqualTo(RequestOutcome.REFUSED);
  }

  @Test
  void successFalseIsARefusal() {
    assertThat(failure("{\"success\": false}"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("«{\"success\": false}»");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\": {}}", "{\"id\": null}", "{\"success\": true}"})
  void anAnswerWithoutAnythingOfAWebhookIsUnreadable(String answer) {
    assertThat(failure(answer))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining(
            "cannot be read as BolsivoCreatedWebhook: it holds nothing of the object");
  }

  @Test
  void aUsersJsonOfItHoldsNoSecret() throws IOException {
    BolsivoCreatedWebhook created =
        create("{\"id\": 5, \"secret\": \"whsec_once\", \"signing_key\": \"whsec_once\"}");

    assertThat(created.secret()).isEqualTo("whsec_once");
    assertThat(new ObjectMapper().writeValueAsString(created))
        .contains("\"id\":\"5\"")
        .doesNotContain("whsec_once");
  }
}
