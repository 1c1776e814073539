package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing/tls.md shows. */
class TlsGuideTest {
  // @start
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.startTls();

  @Test
  void sendsARefusedCreateAgain() {
    fake.faults().next(Fault.refuseStream());
    try (KanvoClient kanvo = fake.client()) { // trusts the fake's certificate
      kanvo.records().create(KanvoRecordCreate.builder("lead").build());
      assertThat(kanvo.records().list()).hasSize(1);
    }
    fake.assertRequests(2, "POST", "/records");
  }

  // @end

  @Test
  void isTrustedByAClientOfYourOwn() {
    // @start
    try (KanvoClient kanvo =
        KanvoClient.builder()
            .apiKey(fake.apiKey())
            .baseUrl(fake.baseUrl())
            .httpClient(fake.httpClient())
            .build()) {
      assertThat(kanvo.records().list()).isEmpty();
    }
    // @end
  }
}
