package io.crmkit.testing;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What becomes of a request: it meets its fault or the API, and is recorded either way. */
final class FakeResponder {
  private final FakeApi api;
  private final Faults faults;
  private final RequestLog requests;
  private volatile BiConsumer<ReceivedRequest, Integer> observer = (request, status) -> {};

  FakeResponder(FakeApi api, Faults faults, RequestLog requests) {
    this.api = api;
    this.faults = faults;
    this.requests = requests;
  }

  /** Has every request told with the status of its answer. */
  void observe(BiConsumer<ReceivedRequest, Integer> newObserver) {
    observer = newObserver;
  }

  Reply reply(ReceivedRequest request) {
    // Before it is recorded: who has seen it arrive may rely on its fault being used up.
    Fault fault = faults.take(request);
    requests.add(request);
    Reply reply = replyTo(request, fault);
    observer.accept(request, reply.response().getCode());
    return reply;
  }

  private Reply replyTo(ReceivedRequest request, @Nullable Fault fault) {
    if (fault == null) {
      return new Reply(api.answer(request).toResponse().build(), Duration.ZERO);
    }
    return fault.reply(() -> api.answer(request), api::errorAnswer);
  }
}
