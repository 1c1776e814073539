package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.spring.test.CrmKitTest;
import io.crmkit.testing.FakeKanvo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The test slice: the application's clients talk to a fake that each test has for itself. */
@CrmKitTest(value = FakeKanvo.class, properties = "BOLSIVO_WEBHOOK_SECRET=secret")
class LeadDeskTest {
  @Autowired FakeKanvo fake;
  @Autowired KanvoClient kanvo;
  @Autowired LeadDesk desk;

  @Test
  void countsLeads() {
    fake.seed(250);

    assertThat(desk.count()).isEqualTo("250");
  }

  @Test
  void readsALead() {
    String id =
        kanvo.records().create(KanvoRecordCreate.builder("lead").title("Smith").build()).id();

    assertThat(desk.title(id)).isEqualTo("Smith");
  }
}
