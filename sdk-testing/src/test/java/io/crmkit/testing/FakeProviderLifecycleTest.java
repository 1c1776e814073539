package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

/** When the server runs, driven by the callbacks that JUnit would make. */
class FakeProviderLifecycleTest {
  /** A fake asks JUnit for nothing: any question is an error. */
  private static final ExtensionContext CONTEXT =
      (ExtensionContext)
          Proxy.newProxyInstance(
              FakeProviderLifecycleTest.class.getClassLoader(),
              new Class<?>[] {ExtensionContext.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("Unexpected call of " + method);
              });

  @Test
  void runsFromStartToClose() throws IOException {
    String url;
    try (FakeKanvo fake = FakeKanvo.start()) {
      url = fake.baseUrl();
      assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/api/v1");
      assertThat(new KanvoCaller(fake).get("/schema").status()).isEqualTo(200);
    }
    assertStopped(url);
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
  void closesWhileARequestHangs() throws IOException {
    FakeKanvo fake = FakeKanvo.start();
    fake.faults().next(Fault.hang());
    URI url = URI.create(fake.baseUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/schema HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      while (fake.requests().isEmpty()) {
        Thread.onSpinWait();
      }

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
  void inAStaticFieldKeepsItsAddressFromTestToTestAndStopsAfterTheLast() throws IOException {
    FakeKanvo fake = FakeKanvo.create();
    fake.beforeAll(CONTEXT);
    fake.beforeEach(CONTEXT);
    String url = fake.baseUrl();
    fake.afterEach(CONTEXT);
    fake.beforeEach(CONTEXT);

    assertThat(fake.baseUrl()).isEqualTo(url);
    assertThat(new KanvoCaller(fake).get("/schema").status()).isEqualTo(200);
    fake.afterEach(CONTEXT);
    fake.afterAll(CONTEXT);
    assertStopped(url);
  }

  @Test
  void staysUpWhenANestedClassEnds() throws IOException {
    FakeKanvo fake = FakeKanvo.create();
    fake.beforeAll(CONTEXT);
    String url = fake.baseUrl();
    fake.beforeAll(CONTEXT);
    fake.afterAll(CONTEXT);

    assertThat(fake.baseUrl()).isEqualTo(url);
    assertThat(new KanvoCaller(fake).get("/schema").status()).isEqualTo(200);
    fake.afterAll(CONTEXT);
    assertStopped(url);
  }

  @Test
  void inAnInheritedStaticFieldStartsAgainForTheNextClass() throws IOException {
    FakeKanvo fake = FakeKanvo.create();
    fake.beforeAll(CONTEXT);
    String first = fake.baseUrl();
    fake.afterAll(CONTEXT);
    fake.beforeAll(CONTEXT);

    assertThat(new KanvoCaller(fake).get("/schema").status()).isEqualTo(200);
    assertStopped(first);
    fake.afterAll(CONTEXT);
  }

  @Test
  void inAnInstanceFieldStopsAfterItsTest() throws IOException {
    FakeKanvo fake = FakeKanvo.create();
    fake.beforeEach(CONTEXT);
    String url = fake.baseUrl();
    fake.afterEach(CONTEXT);

    assertStopped(url);
  }

  @Test
  void startsNothingForATestThatDoesNotUseIt() throws IOException {
    ServerLife life =
        new ServerLife(
            () -> {
              throw new AssertionError("started");
            });

    life.beginClass();
    life.endTest();
    life.endClass();
    life.close();

    assertThatThrownBy(life::origin).isInstanceOf(IllegalStateException.class);
  }

  private static void assertStopped(String baseUrl) {
    URI url = URI.create(baseUrl);
    assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }
}
