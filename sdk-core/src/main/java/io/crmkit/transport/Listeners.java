package io.crmkit.transport;

import io.crmkit.Page;
import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.RequestListener;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Who is told of a client's calls. Immutable. */
final class Listeners {
  private final Provider provider;
  private final TransportSettings settings;

  /** All of them as one; null for nobody, so that nothing is made that nobody hears. */
  private final @Nullable RequestListener all;

  Listeners(Provider provider, TransportSettings settings) {
    this.provider = provider;
    this.settings = settings;
    this.all = settings.listeners.isEmpty() ? null : new EachListener(settings.listeners);
  }

  /** The events of a call that begins. */
  CallEvents of(ApiRequest<?> request, Deadline deadline) {
    return all == null ? CallEvents.NONE : new ListenedCall(all, info(request), deadline);
  }

  void pageFetched(ApiRequest<?> request, Page<?> page) {
    if (all != null) {
      all.pageFetched(
          new RequestEvent.PageFetched(
              info(request), page.number(), page.items().size(), page.total()));
    }
  }

  private RequestInfo info(ApiRequest<?> request) {
    return new RequestInfo(
        provider.name(),
        settings.baseUrl.uri(),
        request.method(),
        request.pathTemplate(),
        request.listId());
  }

  /** Tells one after the other, whatever one throws. */
  private record EachListener(List<RequestListener> listeners) implements RequestListener {
    @Override
    public void callStarted(RequestEvent.CallStarted event) {
      tell(RequestListener::callStarted, event);
    }

    @Override
    public void limitWaited(RequestEvent.LimitWaited event) {
      tell(RequestListener::limitWaited, event);
    }

    @Override
    public void attemptStarted(RequestEvent.AttemptStarted event) {
      tell(RequestListener::attemptStarted, event);
    }

    @Override
    public void attemptEnded(RequestEvent.AttemptEnded event) {
      tell(RequestListener::attemptEnded, event);
    }

    @Override
    public void retryScheduled(RequestEvent.RetryScheduled event) {
      tell(RequestListener::retryScheduled, event);
    }

    @Override
    public void callFinished(RequestEvent.CallFinished event) {
      tell(RequestListener::callFinished, event);
    }

    @Override
    public void pageFetched(RequestEvent.PageFetched event) {
      tell(RequestListener::pageFetched, event);
    }

    private <E extends RequestEvent> void tell(BiConsumer<RequestListener, E> how, E event) {
      for (RequestListener listener : listeners) {
        try {
          how.accept(listener, event);
        } catch (RuntimeException | Error e) {
          TransportLog.LOG.warn(
              "a RequestListener failed at {} of {}; the call goes on",
              event.getClass().getSimpleName(),
              event.request(),
              e);
        }
      }
    }
  }
}
