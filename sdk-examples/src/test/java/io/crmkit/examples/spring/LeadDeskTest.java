package io.crmkit.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.spring.test.CrmKitTest;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.SampleEvents;
import io.crmkit.testing.WebhookDelivery;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole application, between a signed delivery and a fake Kanvo. */
@CrmKitTest(
    value = FakeKanvo.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "crmkit.webhooks.bolsivo.path=/webhooks/bolsivo",
      "crmkit.webhooks.bolsivo.secret=whsec_test"
    })
class LeadDeskTest {
  @Autowired FakeKanvo fake;
  @Autowired KanvoClient kanvo;

  @Value("${local.server.port}")
  int port;

  private WebhookDelivery deliver(String secret) {
    return WebhookSender.of(WebhookProvider.BOLSIVO, secret)
        .deliver(
            "http://127.0.0.1:" + port + "/webhooks/bolsivo", SampleEvents.bolsivoLeadQualified());
  }

  @Test
  void aQualifiedLeadBecomesARecord() {
    assertThat(deliver("whsec_test").delivered()).isTrue();

    assertThat(kanvo.records().list())
        .extracting(KanvoRecord::title)
        .containsExactly("Sunrise Office Park");
  }

  @Test
  void aForgedLeadDoesNot() {
    assertThat(deliver("guessed").delivered()).isFalse();

    assertThat(fake.requests()).isEmpty();
  }
}
