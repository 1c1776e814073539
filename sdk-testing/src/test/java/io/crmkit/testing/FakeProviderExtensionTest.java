package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fakes in the fields of test classes, which JUnit itself runs. */
class FakeProviderExtensionTest {
  private static final Set<String> seen = ConcurrentHashMap.newKeySet();

  private static void assertSucceeds(Class<?>... classes) {
    seen.clear();
    assertThat(TestRun.of(classes)).isEmpty();
  }

  @Test
  void findsAFreshFakeInEachTest() {
    assertSucceeds(Spoilers.class);
  }

  static class Spoilers {
    @RegisterExtension static final FakeKanvo shared = FakeKanvo.create();
    private static final String ADDRESS = shared.baseUrl();

    @RegisterExtension final FakeKanvo own = FakeKanvo.create();

    @RepeatedTest(2)
    void spoils() throws IOException {
      assertThat(shared.baseUrl()).isEqualTo(ADDRESS);
      assertFreshThenSpoil(shared);
      assertFreshThenSpoil(own);
    }

    @Nested
    class Within {
      @RepeatedTest(2)
      void spoils() throws IOException {
        assertThat(shared.baseUrl()).isEqualTo(ADDRESS);
        assertFreshThenSpoil(shared);
      }
    }
  }

  private static void assertFreshThenSpoil(FakeKanvo fake) throws IOException {
    assertThat(fake.requests()).isEmpty();
    assertThat(fake.faults().pending()).isZero();
    KanvoCaller kanvo = new KanvoCaller(fake);
    for (int i = 0; i < 3; i++) {
      assertThat(kanvo.get("/records").data()).isEmpty();
    }
    assertThat(kanvo.get("/schema").data().path("object_types")).hasSize(3);
    String created =
        kanvo.post("/records", "{\"type\": \"lead\"}").data().path("created_at").textValue();
    assertThat(created).isNotEqualTo("2001-01-01T00:00:00.000Z");

    fake.seed(1);
    fake.addObjectType("Client", "client");
    fake.clock(Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC));
    fake.limit(1, Duration.ofDays(1));
    fake.faults().next(Fault.status(500));
  }

  @Test
  void keepsAddressAndKeysOfAnInheritedFakeForTheWholeRun() {
    assertSucceeds(FirstHeir.class, SecondHeir.class);

    assertThat(seen).hasSize(1);
    assertStopped(seen.iterator().next());
  }

  abstract static class Base {
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

    @Test
    void callsTheSameFreshServer() throws IOException {
      seen.add(fake.baseUrl());
      assertThat(new KanvoCaller(fake).records()).isZero();
      fake.seed(2);
    }
  }

  static class FirstHeir extends Base {}

  static class SecondHeir extends Base {}

  @Test
  void runsAgainInTheSameProcess() {
    assertSucceeds(FirstHeir.class);
    assertSucceeds(FirstHeir.class);
  }

  @Test
  void beginsEachTestWithWhatItsClassSetUp() {
    assertSucceeds(Seeded.class, FirstHeir.class);
  }

  static class Seeded extends Base {
    @BeforeAll
    static void seed() throws IOException {
      fake.seed(3);
      new KanvoCaller(fake).createRecord("{\"type\": \"lead\"}");
      fake.limit(5, Duration.ofHours(1));
    }

    @Override
    @RepeatedTest(2)
    void callsTheSameFreshServer() throws IOException {
      Set<String> ids = new HashSet<>();
      KanvoCaller kanvo = new KanvoCaller(fake);
      assertThat(fake.requests()).isEmpty();
      assertThat(kanvo.records()).isEqualTo(4);
      kanvo.get("/records").data().forEach(record -> ids.add(record.path("id").asText()));
      String created = kanvo.createRecord("{\"type\": \"lead\"}").path("id").asText();
      seen.add(created);

      assertThat(ids).hasSize(4).doesNotContain(created);
      assertThat(seen).as("the next id is the same in each test").hasSize(1);
      kanvo.get("/records");
      kanvo.get("/records");
      assertThat(kanvo.get("/records").status()).isEqualTo(429);
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Within {
      @BeforeAll
      void seedMore() {
        fake.unlimited();
        fake.seed(1);
      }

      @RepeatedTest(2)
      void findsBoth() throws IOException {
        assertThat(new KanvoCaller(fake).records()).isEqualTo(5);
        fake.seed(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheSameInAnyOrder(long seed) {
    seen.clear();
    assertThat(TestRun.inRandomOrder(seed, Disordered.class, DisorderedHeir.class, Own.class))
        .isEmpty();
  }

  static class Disordered {
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

    @BeforeAll
    static void seed() {
      fake.seed(2);
    }

    @Test
    void adds() throws IOException {
      new KanvoCaller(fake).createRecord("{\"type\": \"lead\"}");
      assertRecords(3);
    }

    @Test
    void clears() throws IOException {
      assertRecords(2);
      fake.reset();
      assertRecords(0);
    }

    @Test
    void fails() throws IOException {
      assertRecords(2);
      fake.faults().atRate(1, 1, Fault.status(500));
    }

    @Nested
    class Within {
      @Test
      void seedsMore() throws IOException {
        fake.seed(1);
        assertRecords(3);
      }

      @Test
      void seesNothingOfThat() throws IOException {
        assertRecords(2);
      }
    }

    private static void assertRecords(int count) throws IOException {
      assertThat(new KanvoCaller(fake).records()).isEqualTo(count);
    }
  }

  static class DisorderedHeir extends Disordered {}

  @Test
  void keepsStateWhenToldTo() {
    assertSucceeds(Keeping.class);
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Keeping {
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create().keepState();

    @Test
    @Order(1)
    void first() {
      fake.seed(2);
    }

    @Test
    @Order(2)
    void second() throws IOException {
      assertThat(new KanvoCaller(fake).records()).isEqualTo(2);
    }
  }

  @Test
  void closesAFakeInAnInstanceFieldAfterItsTest() {
    assertSucceeds(Own.class);

    assertThat(seen).hasSize(2).allSatisfy(FakeProviderExtensionTest::assertStopped);
  }

  static class Own {
    @RegisterExtension final FakeKanvo fake = FakeKanvo.create();

    Own() {
      fake.seed(2);
    }

    @RepeatedTest(2)
    void findsWhatItsInstanceSetUp() throws IOException {
      seen.add(fake.baseUrl());
      assertThat(new KanvoCaller(fake).records()).isEqualTo(2);
    }
  }

  @Test
  void tellsTestsThatUseOneFakeConcurrently() {
    assertSucceedsNot(TestRun.concurrently(Concurrent.class));
  }

  private static void assertSucceedsNot(List<Throwable> failures) {
    assertThat(failures)
        .hasSize(1)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This fake serves [engine:junit-jupiter]/")
                    .hasMessageContaining("Give each test a fake of its own"));
  }

  static class Concurrent {
    private static final CountDownLatch refused = new CountDownLatch(1);
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

    @RegisterExtension
    static final org.junit.jupiter.api.extension.AfterEachCallback ended =
        context -> refused.countDown();

    @Test
    void one() throws InterruptedException {
      // Ends when the other test has been refused.
      assertThat(refused.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void other() throws InterruptedException {
      one();
    }
  }

  @Test
  void sharesAFakeAmongConcurrentTestsThatKeepItsState() {
    assertThat(TestRun.concurrently(Sharing.class)).isEmpty();
  }

  static class Sharing {
    private static final CountDownLatch both = new CountDownLatch(2);
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create().keepState();

    @Test
    void one() throws Exception {
      both.countDown();
      assertThat(both.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(new KanvoCaller(fake).get("/schema").status()).isEqualTo(200);
    }

    @Test
    void other() throws Exception {
      one();
    }
  }

  static void assertStopped(String baseUrl) {
    URI url = URI.create(baseUrl);
    assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }
}
