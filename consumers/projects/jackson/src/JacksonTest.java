import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kaivox.KaiVoxCustomer;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls and webhooks with the Jackson that this project has. */
class JacksonTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();
  @RegisterExtension static final FakeKaiVox KAIVOX = FakeKaiVox.create();

  record Roof(String material, BigDecimal area) {}

  record Custom(Roof roof) {}

  @Test
  void isTheJacksonThatWasAskedFor() {
    assertEquals(System.getProperty("jackson.version"), PackageVersion.VERSION.toString());
  }

  @Test
  void fieldsGoThereAndBack() {
    try (KanvoClient kanvo = KANVO.client()) {
      KanvoRecord created =
          kanvo
              .records()
              .create(
                  KanvoRecordCreate.builder("lead")
                      .title("García")
                      .data("roof", new Roof("slate", new BigDecimal("80.50")))
                      .build());

      KanvoRecord read = kanvo.records().get(created.id());

      assertEquals("García", read.title());
      assertEquals(created.createdAt(), read.createdAt());
      assertEquals(new Roof("slate", new BigDecimal("80.50")), read.dataAs(Custom.class).roof());
    }
  }

  @Test
  void whatIsNotDocumentedIsKept() {
    KAIVOX.seed(3);
    try (KaiVoxClient kaivox = KAIVOX.client()) {
      for (KaiVoxCustomer customer : kaivox.customers().list()) {
        assertFalse(customer.additionalProperties().isEmpty());
      }
    }
  }

  @Test
  void webhooksAreReadAndForgeriesRefused() {
    byte[] body =
        """
        {"event": "lead.qualified", "timestamp": "2026-03-01T09:30:00Z", "lead_id": "l-1",
         "business_name": "Smith", "score": 82, "colour": "red"}
        """
            .getBytes(StandardCharsets.UTF_8);
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.BOLSIVO, "secret");

    var event =
        verifier.verify(body, WebhookSigner.of(WebhookProvider.BOLSIVO, "secret").sign(body));

    BolsivoEvent.LeadQualified lead = assertInstanceOf(BolsivoEvent.LeadQualified.class, event);
    assertEquals("Smith", lead.businessName());
    assertEquals("red", lead.payload().get("colour").asText());
    assertThrows(RuntimeException.class, () -> verifier.verify(body, "sha256=00"));
  }
}
