package com.example;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.spring.WebhookListener;
import io.crmkit.webhooks.BolsivoEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Qualified leads go to Kanvo, and can be counted and looked at. */
@SpringBootApplication
@RestController
public class LeadDesk {
  private final KanvoClient kanvo;

  LeadDesk(KanvoClient kanvo) {
    this.kanvo = kanvo;
  }

  public static void main(String[] arguments) {
    SpringApplication.run(LeadDesk.class, arguments);
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

  @GetMapping("/leads/count")
  String count() {
    return Long.toString(kanvo.records().list().prefetch(2).stream().count());
  }

  @GetMapping("/leads/{id}")
  String title(@PathVariable("id") String id) {
    return kanvo.records().get(id).title();
  }
}
