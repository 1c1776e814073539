package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoCreatedWebhook;
import io.crmkit.kanvo.KanvoWebhookCreate;
import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.KanvoEventType;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing/webhooks.md shows of deliveries that a test makes. */
class WebhookSenderGuideTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @Test
  void handlesALeadThatComesAgain() {
    List<String> added = new ArrayList<>();
    // @start
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, "whsec_test"))
            .on(BolsivoEvent.LeadQualified.class, lead -> addOrFailOnce(added, lead))
            .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
            .build();
    // @end
    try (Receiver receiver = Receiver.handling(handler)) {
      String url = receiver.url();
      // @start
      WebhookSender bolsivo = WebhookSender.of(WebhookProvider.BOLSIVO, "whsec_test");
      WebhookDelivery delivery = bolsivo.deliver(url, SampleEvents.bolsivoLeadQualified());

      assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(500, 200);
      assertThat(delivery.delivered()).isTrue();
      // @end
      assertThat(added).containsExactly("failed", "Sunrise Office Park");

      assertThat(bolsivo.deliver(receiver.url(), SampleEvents.bolsivoLeadQualified()).delivered())
          .isTrue();
      assertThat(added).containsExactly("failed", "Sunrise Office Park");
    }
  }

  private static void addOrFailOnce(List<String> added, BolsivoEvent.LeadQualified lead) {
    if (added.isEmpty()) {
      added.add("failed");
      throw new IllegalStateException("the database is down");
    }
    added.add(lead.businessName());
  }

  @Test
  void signsWithTheSecretOfAWebhookThatTheFakeCreated() {
    List<String> titles = new ArrayList<>();
    try (KanvoClient kanvo = fake.client()) {
      // @start
      KanvoCreatedWebhook webhook =
          kanvo
              .webhooks()
              .create(
                  KanvoWebhookCreate.builder("https://example.com/webhooks")
                      .events("record.created")
                      .build());
      WebhookSender sender = WebhookSender.of(WebhookProvider.KANVO, webhook.secret());
      // @end
      WebhookHandler handler =
          WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KANVO, webhook.secret()))
              .on(
                  KanvoEventType.RECORD_CREATED,
                  event -> titles.add(event.data().path("title").textValue()))
              .build();
      try (Receiver receiver = Receiver.handling(handler)) {
        assertThat(sender.deliver(receiver.url(), SampleEvents.kanvoRecordCreated()).status())
            .isEqualTo(200);
        assertThat(titles).containsExactly("Smith Residence");
      }
    }
  }

  @Test
  void isRefusedUnderAnotherSecret() {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KANVO, "one")).build();
    try (Receiver receiver = Receiver.handling(handler)) {
      assertThat(
              WebhookSender.of(WebhookProvider.KANVO, "two")
                  .deliver(receiver.url(), Map.of("event", "record.created"))
                  .status())
          .isEqualTo(403);
    }
  }
}
