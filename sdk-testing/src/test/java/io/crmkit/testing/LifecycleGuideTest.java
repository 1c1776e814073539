package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing/junit.md shows. */
class LifecycleGuideTest {
  // @start
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @BeforeAll
  static void seed() {
    fake.seed(3); // every test begins with these three
  }

  @RepeatedTest(2)
  void addsOne() {
    try (KanvoClient kanvo = fake.client()) {
      kanvo.records().create(KanvoRecordCreate.builder("lead").title("Smith").build());
      assertThat(kanvo.records().list()).hasSize(4);
    }
  }

  // @end

  // @start
  @RegisterExtension final FakeKolva own = FakeKolva.create(); // for one test, concurrent or not

  @RegisterExtension static final FakeBolsivo shared = FakeBolsivo.create().keepState();

  // @end

  @RepeatedTest(2)
  void hasAFakeOfItsOwn() {
    assertThat(own.requests()).isEmpty();
    try (var kolva = own.client()) {
      assertThat(kolva.clients().list()).isEmpty();
    }
    assertThat(shared.apiKey()).isNotBlank();
  }
}
