package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.spring.test.CrmKitTest;
import io.crmkit.testing.FakeKanvo;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;

/** A test of an application, as its author writes it. */
@CrmKitTest(value = FakeKanvo.class, properties = "crmkit.kanvo.accounts.sales.call-timeout=5s")
class CrmKitTestSliceTest {
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  @Autowired FakeKanvo fake;
  @Autowired KanvoClient kanvo;

  @Autowired
  @Qualifier("kanvo-sales") KanvoClient sales;

  @RepeatedTest(2) // the second one starts with an empty fake again
  void theClientTalksToAFreshFake() {
    fake.seed(3);

    assertThat(kanvo.records().list(KanvoRecordQuery.builder().type("lead").build())).hasSize(3);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void anAccountWithoutAKeyOfItsOwnTalksToTheFakeToo() {
    sales.schema().get();

    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void providersThatWereNotNamedAreNotConfigured(@Autowired ApplicationContext context) {
    assertThat(context.getBeanNamesForType(KolvaClient.class)).isEmpty();
  }
}
