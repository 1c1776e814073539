package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each test finds the deliveries as its class set them up, whatever the one before it did. */
class FakeWebhooksBetweenTestsTest {
  @Test
  void aReceiverThatWasDisabledIsToldAgain() {
    assertThat(TestRun.of(Disabling.class)).isEmpty();
  }

  static class Disabling {
    @RegisterExtension static final FakeKolva fake = FakeKolva.create();
    private static final Receiver receiver = Receiver.answering();

    @BeforeAll
    static void register() {
      fake.deliverTo(receiver.url(), "whsec_test");
      fake.webhooks().sendEach(2);
    }

    @AfterAll
    static void close() {
      receiver.close();
    }

    @RepeatedTest(2)
    void hasTheReceiverDisabled() {
      fire(fake);
      assertThat(fake.webhooks().deliveries()).hasSize(2);

      for (int i = 0; i < 10; i++) {
        fire(fake);
        fake.webhooks().advance(Duration.ofHours(1));
      }
      int before = fake.webhooks().deliveries().size();
      fire(fake);
      assertThat(fake.webhooks().deliveries()).hasSize(before);
    }
  }

  @Test
  void whatWasHeldBackFromTheBeginningIsHeldBackAgain() {
    assertThat(TestRun.of(Releasing.class)).isEmpty();
  }

  static class Releasing {
    @RegisterExtension static final FakeKolva fake = FakeKolva.create();

    @BeforeAll
    static void hold() {
      fake.webhooks().hold();
    }

    @RepeatedTest(2)
    void releases() {
      try (Receiver receiver = Receiver.answering()) {
        fake.deliverTo(receiver.url(), "whsec_test");
        fire(fake);
        assertThat(fake.webhooks().deliveries()).isEmpty();

        fake.webhooks().release();
        assertThat(fake.webhooks().deliveries()).hasSize(1);
      }
    }
  }

  private static void fire(FakeKolva fake) {
    fake.webhooks().fire(Json.object().put("event", "order_created"));
  }
}
