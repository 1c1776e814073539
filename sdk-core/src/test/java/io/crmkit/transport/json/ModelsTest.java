package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kolva.KolvaDeal;
import io.crmkit.kolva.KolvaDealUpdate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object that was read, sent back. That it comes back whole, every model's test shows. */
class ModelsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"client_id\":7,\"total_ht\":\"1500.10\",\"status\":\"won\",\"lines\":[1.50]}",
        "{\"client_id\":{\"id\":7},\"total_ht\":\"1 500,10\",\"status\":42,\"x\":-0}",
        "{\"client_id\":true,\"total_ht\":1e20000,\"x\":{\"deep\":[1e40000000000]}}"
      })
  void anUpdateOfWhatWasReadSendsWhatCame(String fields) throws IOException {
    KolvaDeal deal = Json.item(KolvaDeal.class, "{\"id\":\"d\"," + fields.substring(1));

    byte[] sent = JsonCodec.toBytes(KolvaDealUpdate.from(deal).build());
    assertThat(Json.tree(new String(sent, StandardCharsets.UTF_8))).isEqualTo(Json.tree(fields));
  }

  @Test
  void aComponentThatWasChangedIsSentAsItIs() throws IOException {
    KolvaDeal read = Json.item(KolvaDeal.class, "{\"id\":\"d\",\"total_ht\":\"1500.10\"}");
    KolvaDeal changed =
        new KolvaDeal(
            read.id(),
            read.clientId(),
            new BigDecimal("99.90"),
            read.currency(),
            read.status(),
            read.additionalProperties());

    assertThat(read.totalHt()).isEqualTo("1500.10");
    assertThat(Models.fields(changed, "id")).hasToString("{total_ht=99.90}");
  }

  @Test
  void modelsThatSayTheSameAreEqualHoweverTheyWereSent() throws IOException {
    assertThat(Json.item(KolvaDeal.class, "{\"id\":7,\"total_ht\":\"1\"}"))
        .isEqualTo(Json.item(KolvaDeal.class, "{\"total_ht\":1,\"id\":\"7\"}"))
        .hasToString(
            "KolvaDeal[id=7, clientId=null, totalHt=1, currency=null, status=null, additionalProperties={}]");
  }
}
