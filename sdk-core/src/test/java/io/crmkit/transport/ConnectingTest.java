package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CallInterruptedException;
import io.crmkit.ConnectionException;
import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that end while they connect: to a listener whose backlog is full, no connect returns. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ConnectingTest {
  @RegisterExtension final Api api = new Api();
  private final List<Socket> waiting = new ArrayList<>();
  private final AtomicInteger released = new AtomicInteger();
  private ServerSocket full;

  @BeforeEach
  void fillTheBacklog() throws IOException {
    full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    boolean filled = false;
    while (!filled) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(full.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException e) {
        filled = true;
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    full.close();
  }

  /** Tells when the client is about to connect. */
  private final class AnnouncingSockets extends SocketFactory {
    final CompletableFuture<Thread> connecting = new CompletableFuture<>();

    @Override
    public Socket createSocket() {
      connecting.complete(Thread.currentThread());
      return new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(
        InetAddress address, int port, InetAddress localAddress, int localPort) {
      throw new UnsupportedOperationException();
    }
  }

  private HttpTransport transport(AnnouncingSockets sockets) {
    return api.transport(
        "http://127.0.0.1:" + full.getLocalPort() + "/v1",
        settings -> {
          settings.httpClient(new OkHttpClient.Builder().socketFactory(sockets).build());
          settings.retryPolicy(RetryPolicy.none());
          settings.rateLimiter(counting());
        });
  }

  private RateLimiter counting() {
    return new RateLimiter() {
      @Override
      public Duration reserve(Duration maxWait) {
        throw new AssertionError("the transport requests");
      }

      @Override
      public RateLimitPermit request(Duration maxWait) {
        return new RateLimitPermit() {
          @Override
          public Duration timeToWait() {
            return Duration.ZERO;
          }

          @Override
          public void onResponse(RateLimitFeedback feedback) {
            throw new AssertionError("nothing was sent");
          }

          @Override
          public void release() {
            released.incrementAndGet();
          }
        };
      }
    };
  }

  private void interruptOnceConnecting(AnnouncingSockets sockets, Thread thread) {
    sockets.connecting.thenAccept(
        connecting ->
            // The connect itself follows at once; an interrupt before it has the same effect.
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
                .execute(thread::interrupt));
  }

  @Test
  void anInterruptEndsACallThatConnects() throws Exception {
    AnnouncingSockets sockets = new AnnouncingSockets();
    Thread thread = Thread.currentThread();
    interruptOnceConnecting(sockets, thread);

    CallInterruptedException error =
        failure(CallInterruptedException.class, () -> transport(sockets).execute(Api.post()));

    assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(error).hasMessageContaining("the thread was interrupted");
    assertThat(released).as("permits given back").hasValue(1);
  }

  @Test
  void aPageFetchedAheadFailsWithATypedExceptionToo() throws Exception {
    AnnouncingSockets sockets = new AnnouncingSockets();
    CompletableFuture<Api.Thing> future =
        transport(sockets)
            .async(
                view -> {
                  interruptOnceConnecting(sockets, Thread.currentThread());
                  return view.execute(Api.get());
                });

    try {
      future.get();
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(CallInterruptedException.class);
    }
    assertThat(future).isCompletedExceptionally();
  }

  @Test
  void aConnectThatTakesTooLongIsToldFromASlowResponse() {
    HttpTransport transport =
        api.transport(
            "http://127.0.0.1:" + full.getLocalPort() + "/v1",
            settings -> {
              settings.retryPolicy(RetryPolicy.none());
              settings.attemptTimeout(Duration.ofMillis(200));
            });

    ConnectionException error =
        failure(ConnectionException.class, () -> transport.execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error)
        .hasMessage(
            "Acme (127.0.0.1): POST /v1/things failed: no connection within attemptTimeout, 0.2 s (attempts=1). Nothing was sent; it can be sent again.");
  }
}
