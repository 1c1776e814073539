package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the server runs, without JUnit. */
class FakeProviderLifecycleTest {
  @Test
  void runsFromStartToClose() throws IOException {
    String url;
    try (FakeKanvo fake = FakeKanvo.start()) {
      url = fake.baseUrl();
      assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/api/v1");
      assertThat(new KanvoCaller(fake).get("/schema").status()).isEqualTo(200);
    }
    FakeProviderExtensionTest.assertStopped(url);
  }

  @Test
  void isClosedForGood() {
    FakeKanvo fake = FakeKanvo.start();
    fake.close();
    fake.close();

    assertThatThrownBy(fake::baseUrl)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The fake is closed");
  }

  @Test
  void doesNotAnswerAHangingRequestWhenItIsClosed() throws IOException {
    assertEndsWithoutAnAnswer(Fault.hang());
  }

  @Test
  void doesNotAnswerADelayedRequestWhenItIsClosed() throws IOException {
    assertEndsWithoutAnAnswer(Fault.latency(Duration.ofDays(1)));
  }

  private static void assertEndsWithoutAnAnswer(Fault fault) throws IOException {
    FakeKanvo fake = FakeKanvo.start();
    fake.faults().next(fault);
    URI url = URI.create(fake.baseUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/schema HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      fake.awaitRequests(1, Duration.ofMinutes(1));

      fake.close();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void keepsTwoFakesApart() throws IOException {
    try (FakeKanvo one = FakeKanvo.start();
        FakeKanvo two = FakeKanvo.start()) {
      one.seed(3);

      assertThat(one.baseUrl()).isNotEqualTo(two.baseUrl());
      assertThat(new KanvoCaller(one).get("/records").data()).hasSize(3);
      assertThat(new KanvoCaller(two).get("/records").data()).isEmpty();
      assertThat(two.requests()).hasSize(1);
    }
  }

  @Test
  void startsNothingInOrderToStopIt() throws IOException {
    ServerLife life =
        new ServerLife(
            () -> {
              throw new AssertionError("started");
            });

    life.stop();
    life.close();

    assertThatThrownBy(life::origin).isInstanceOf(IllegalStateException.class);
  }
}
