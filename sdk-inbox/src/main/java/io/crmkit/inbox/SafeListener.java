package io.crmkit.inbox;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A user's listener whose exceptions end here. */
final class SafeListener implements InboxListener {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookInbox.class);

  private final InboxListener listener;

  SafeListener(InboxListener listener) {
    this.listener = listener;
  }

  @Override
  public void onStored(String eventType) {
    tell(() -> listener.onStored(eventType));
  }

  @Override
  public void onDuplicate(String eventType) {
    tell(() -> listener.onDuplicate(eventType));
  }

  @Override
  public void onHandled(String eventType, int attempt, Duration sinceStored) {
    tell(() -> listener.onHandled(eventType, attempt, sinceStored));
  }

  @Override
  public void onFailed(String eventType, int attempt, Duration wait, Throwable cause) {
    tell(() -> listener.onFailed(eventType, attempt, wait, cause));
  }

  @Override
  public void onParked(String eventType, int attempts, Throwable cause) {
    tell(() -> listener.onParked(eventType, attempts, cause));
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("the inbox's listener failed", e);
    }
  }
}
