package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kaivox.KaiVoxCustomer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a class has set up is there again at the beginning of each of its tests. */
class StateBetweenTestsTest {

  @Test
  void everyTestBeginsWithTheBusinessThatTheClassSetUp() {
    assertThat(TestRun.of(Business.class)).isEmpty();
  }

  static class Business {
    @RegisterExtension static final FakeKaiVox fake = FakeKaiVox.create();

    @BeforeAll
    static void setUp() {
      fake.seed(3);
    }

    @RepeatedTest(2)
    void addsToIt() {
      try (var kaivox = fake.client()) {
        List<KaiVoxCustomer> customers = kaivox.customers().list().stream().toList();
        assertThat(customers).hasSize(3);

        fake.seed(2);
        assertThat(kaivox.customers().list()).hasSize(5).containsAll(customers);
      }
    }
  }

  @Test
  void everyTestMeetsTheSameFaultsOfThoseAtRandom() {
    outcomes.clear();
    assertThat(TestRun.of(AtRandom.class)).isEmpty();

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0)).contains(200, 503).isEqualTo(outcomes.get(1));
  }

  private static final List<List<Integer>> outcomes = new ArrayList<>();

  static class AtRandom {
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

    @BeforeAll
    static void setUp() {
      fake.faults().atRate(0.5, 42, Fault.status(503));
    }

    @RepeatedTest(2)
    void meetsSome() throws Exception {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        statuses.add(new KanvoCaller(fake).get("/records").status());
      }
      outcomes.add(statuses);
    }
  }

  @Test
  void aFakeThatKeepsItsStateGoesOnWhereTheTestBeforeEnded() {
    Kept.expected = 0;
    assertThat(TestRun.of(Kept.class)).isEmpty();

    assertThat(Kept.expected).isEqualTo(2);
  }

  static class Kept {
    @RegisterExtension static final FakeKaiVox kaivox = FakeKaiVox.create().keepState();
    @RegisterExtension static final FakeKolva kolva = FakeKolva.create().keepState();
    private static int expected;

    @RepeatedTest(2)
    void addsOne() {
      try (var kolvaClient = kolva.client();
          var kaivoxClient = kaivox.client()) {
        assertThat(kolvaClient.clients().list()).hasSize(expected);
        assertThat(kaivoxClient.customers().list()).hasSize(expected);

        expected++;
        kaivox.seed(1);
        kolva.seed(1);
      }
    }
  }
}
