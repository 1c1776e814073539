package io.crmkit.examples.spring;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.spring.WebhookListener;
import io.crmkit.webhooks.BolsivoEvent;
import org.springframework.stereotype.Component;

/** Takes qualified leads to the sales team. */
@Component
class QualifiedLeads {
  private final KanvoClient kanvo;

  QualifiedLeads(KanvoClient kanvo) {
    this.kanvo = kanvo;
  }

  @WebhookListener(BolsivoEvent.LeadQualified.class)
  void qualified(BolsivoEvent.LeadQualified lead) {
    kanvo
        .records()
        .create(
            KanvoRecordCreate.builder("lead")
                .title(lead.businessName())
                .data("score", lead.score())
                .build());
  }
}
