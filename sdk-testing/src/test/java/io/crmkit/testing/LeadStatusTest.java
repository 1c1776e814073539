package io.crmkit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crmkit.bolsivo.BolsivoLeadStatus;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookLeadStatus;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lead's status as the client has it, and as the webhooks have it. */
class LeadStatusTest {
  private final JsonMapper json = new JsonMapper();

  @Test
  void hasTheSameConstantsInBothArtifacts() {
    assertThat(constants(BolsivoLeadStatus.class))
        .hasSizeGreaterThan(1)
        .isEqualTo(constants(WebhookLeadStatus.class));
  }

  /** Every text that Bolsivo documents, and one that it does not. */
  static Stream<String> texts() {
    return Stream.concat(
        constants(WebhookLeadStatus.class).values().stream(), Stream.of("on_hold"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void goesFromOneToTheOtherByItsTextAndInJson(String text) throws Exception {
    WebhookLeadStatus told = new WebhookLeadStatus(text);
    BolsivoLeadStatus asked = new BolsivoLeadStatus(told.wireName());

    assertThat(new WebhookLeadStatus(asked.wireName())).isEqualTo(told);
    assertThat(json.readValue(json.writeValueAsString(told), BolsivoLeadStatus.class))
        .isEqualTo(asked);
    assertThat(json.readValue(json.writeValueAsString(asked), WebhookLeadStatus.class))
        .isEqualTo(told);
  }

  record Change(WebhookLeadStatus previous_status, BolsivoLeadStatus new_status) {}

  @Test
  void fillsFieldsOfEitherTypeFromAnEvent() {
    byte[] body =
        "{\"event\":\"lead.status_changed\",\"previous_status\":\"new\",\"new_status\":\"x\"}"
            .getBytes(UTF_8);
    String header = WebhookSigner.of(WebhookProvider.BOLSIVO, "s3cr3t").sign(body);
    WebhookEvent event = WebhookVerifier.of(WebhookProvider.BOLSIVO, "s3cr3t").verify(body, header);

    assertThat(event.dataAs(Change.class))
        .isEqualTo(new Change(WebhookLeadStatus.NEW, new BolsivoLeadStatus("x")));
  }

  private static Map<String, String> constants(Class<?> type) {
    Map<String, String> texts = new TreeMap<>();
    Arrays.stream(type.getFields())
        .filter(field -> field.getType() == type)
        .forEach(field -> texts.put(field.getName(), text(field)));
    return texts;
  }

  private static String text(Field constant) {
    try {
      return constant.get(null).toString();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
