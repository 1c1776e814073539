package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client repeats only so much while everything fails. */
class RetryBudgetTest {
  @RegisterExtension final Api api = new Api();
  private final RetryBudget budget = new RetryBudget();

  private int takeAll() {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  @Test
  void holdsAHundredRepeats() {
    assertThat(takeAll()).isEqualTo(100);
  }

  @Test
  void anAnsweredCallGivesBackWhatItTookAndAFifth() {
    takeAll();
    budget.succeeded(2);
    assertThat(takeAll()).isEqualTo(2);
    for (int i = 0; i < 4; i++) {
      budget.succeeded(0);
    }
    assertThat(takeAll()).isEqualTo(1); // four fifths, and the one left over from before
  }

  @Test
  void neverHoldsMoreThanAHundred() {
    budget.succeeded(50);
    budget.take();
    budget.succeeded(50);

    assertThat(takeAll()).isEqualTo(100);
  }

  @Test
  void anOutageIsNotMultiplied() {
    QueueDispatcher outage = new QueueDispatcher();
    outage.setFailFast(new MockResponse.Builder().code(503).build());
    api.server.setDispatcher(outage);
    HttpTransport transport = api.transport();

    CrmException last = null;
    for (int i = 0; i < 50; i++) {
      last = failure(() -> transport.execute(Api.get()));
    }

    assertThat(api.server.getRequestCount()).isEqualTo(50 + 100);
    assertThat(last.attempts()).isEqualTo(1);
    assertThat(last)
        .hasMessageContaining(
            "not repeated: so many calls failed lately that the client's retry budget is used up");
  }

  @Test
  void answeredCallsRefillIt() {
    QueueDispatcher outage = new QueueDispatcher();
    outage.setFailFast(new MockResponse.Builder().code(503).build());
    api.server.setDispatcher(outage);
    HttpTransport transport = api.transport();
    for (int i = 0; i < 40; i++) {
      failure(() -> transport.execute(Api.get()));
    }
    QueueDispatcher recovery = new QueueDispatcher();
    recovery.setFailFast(
        new MockResponse.Builder().body("{\"data\": {\"id\": \"t1\", \"size\": 1}}").build());
    api.server.setDispatcher(recovery);
    for (int i = 0; i < 5; i++) {
      transport.execute(Api.get());
    }
    api.server.setDispatcher(outage);

    assertThat(failure(() -> transport.execute(Api.get())).attempts()).isEqualTo(2);
    assertThat(failure(() -> transport.execute(Api.get())).attempts()).isEqualTo(1);
  }

  @Test
  void whatARepeatTookComesBackWhenItsCallSucceeds() {
    HttpTransport transport = api.transport();
    for (int i = 0; i < 130; i++) {
      api.answers(503).answersThing();

      assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
    }
  }

  @Test
  void refusalsDoNotDrawOnTheBudget() {
    QueueDispatcher refusals = new QueueDispatcher();
    refusals.setFailFast(new MockResponse.Builder().code(429).addHeader("Retry-After: 1").build());
    api.server.setDispatcher(refusals);
    HttpTransport transport = api.transport();

    for (int i = 0; i < 40; i++) {
      failure(() -> transport.execute(Api.get()));
    }

    assertThat(api.server.getRequestCount()).isEqualTo(40 * 4);
  }

  @Test
  void refusalsThatDrewNothingGiveNothingBack() {
    QueueDispatcher outage = new QueueDispatcher();
    outage.setFailFast(new MockResponse.Builder().code(503).build());
    api.server.setDispatcher(outage);
    HttpTransport transport = api.transport();
    for (int i = 0; i < 40; i++) {
      failure(() -> transport.execute(Api.get()));
    }
    QueueDispatcher refusing = new QueueDispatcher();
    api.server.setDispatcher(refusing);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        refusing.enqueue(new MockResponse.Builder().code(429).build());
      }
      refusing.enqueue(
          new MockResponse.Builder().body("{\"data\": {\"id\": \"t1\", \"size\": 1}}").build());
      transport.execute(Api.get());
    }
    api.server.setDispatcher(outage);

    assertThat(failure(() -> transport.execute(Api.get())).attempts())
        .as("four successes bring back less than one repeat")
        .isEqualTo(1);
  }
}
