package io.crmkit.testing;

import io.crmkit.webhooks.WebhookHandler;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import mockwebserver3.MockResponse;

/** A webhook endpoint on a real socket that remembers what arrived. */
final class Receiver implements AutoCloseable {
  private final RequestLog requests = new RequestLog();
  private final LoopbackServer server;

  Receiver(Function<ReceivedRequest, MockResponse> answers) {
    server =
        new LoopbackServer(
            request -> {
              requests.add(request);
              return new Reply(answers.apply(request), Duration.ZERO);
            });
  }

  /** Answers in this order; with 500 when the answers have run out. */
  static Receiver answering(MockResponse... answers) {
    Queue<MockResponse> left = new ConcurrentLinkedQueue<>(List.of(answers));
    return new Receiver(
        request -> {
          MockResponse next = left.poll();
          return next == null ? status(500) : next;
        });
  }

  static Receiver handling(WebhookHandler handler) {
    return new Receiver(
        request ->
            status(
                handler
                    .handle(name -> request.header(name).orElse(null), request.bodyBytes())
                    .status()));
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  String url() {
    return server.origin() + "/webhooks";
  }

  List<ReceivedRequest> requests() {
    return requests.all();
  }

  @Override
  public void close() {
    server.close();
  }
}
