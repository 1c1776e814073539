package io.crmkit.transport;

import io.crmkit.RequestEvent;
import io.crmkit.RequestListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event, in order. */
final class RecordingListener implements RequestListener {
  private final List<RequestEvent> events = new CopyOnWriteArrayList<>();

  List<RequestEvent> events() {
    return List.copyOf(events);
  }

  List<String> names() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  <E extends RequestEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void callStarted(RequestEvent.CallStarted event) {
    events.add(event);
  }

  @Override
  public void limitWaited(RequestEvent.LimitWaited event) {
    events.add(event);
  }

  @Override
  public void attemptStarted(RequestEvent.AttemptStarted event) {
    events.add(event);
  }

  @Override
  public void attemptEnded(RequestEvent.AttemptEnded event) {
    events.add(event);
  }

  @Override
  public void retryScheduled(RequestEvent.RetryScheduled event) {
    events.add(event);
  }

  @Override
  public void callFinished(RequestEvent.CallFinished event) {
    events.add(event);
  }

  @Override
  public void pageFetched(RequestEvent.PageFetched event) {
    events.add(event);
  }
}
