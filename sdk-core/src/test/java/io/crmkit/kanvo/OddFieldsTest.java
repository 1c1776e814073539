package io.crmkit.kanvo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One field that does not hold what it should spoils neither its object nor the page. */
class OddFieldsTest {
  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  private List<KanvoRecord> page(String second) {
    kanvo.answers(
        """
        {"success": true, "data": [{"id": "a"}, %s, {"id": "c"}],
         "meta": {"page": 1, "per_page": 100, "total": 3}}"""
            .formatted(second));
    return kanvo.client().records().list().stream().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "created_at|\"yesterday\"",
        "created_at|\"\"",
        "created_at|1760000000",
        "updated_at|{\"seconds\":1}",
        "title|[\"a\"]",
        "stage_id|{\"id\":\"s\"}",
        "data|[]",
        "data|\"none\"",
        "object_types|[]",
        "object_types|\"lead\"",
        "object_types|1e20000"
      })
  void anOddFieldIsAbsentAndKept(String name, String value) {
    List<KanvoRecord> records = page("{\"id\": \"b\", \"%s\": %s}".formatted(name, value));

    assertThat(records).extracting(KanvoRecord::id).containsExactly("a", "b", "c");
    KanvoRecord odd = records.get(1);
    assertThat(odd)
        .usingRecursiveComparison()
        .ignoringFields("id", "additionalProperties")
        .isEqualTo(records.get(0));
    assertThat(odd.additionalProperties()).containsOnlyKeys(name);
    assertThat(odd.additionalProperties().get(name)).hasToString(value);
  }

  @Test
  void aWebhookWhoseFlagIsAWordIsListed() {
    kanvo.answers(
        """
        {"success": true, "data": [{"id": "wh_1", "is_active": "yes", "last_status": "200",
          "failure_count": 82.5, "events": {"0": "record.created"}}]}""");

    KanvoWebhook webhook = kanvo.client().webhooks().list().get(0);

    assertThat(webhook.isActive()).isNull();
    assertThat(webhook.lastStatus()).isEqualTo(200);
    assertThat(webhook.failureCount()).isNull();
    assertThat(webhook.events()).isEmpty();
    assertThat(webhook.additionalProperties())
        .containsOnlyKeys("is_active", "failure_count", "events");
  }

  @Test
  void aFieldCalledAdditionalPropertiesIsOneLikeAnyOther() {
    List<KanvoRecord> records =
        page("{\"id\": \"b\", \"additional_properties\": {\"x\": 1}, \"additionalProperties\": 2}");

    JsonNode found = records.get(1).additionalProperties().get("additional_properties");
    assertThat(found).hasToString("{\"x\":1}");
    assertThat(records.get(1).additionalProperties())
        .containsOnlyKeys("additional_properties", "additionalProperties");
  }
}
