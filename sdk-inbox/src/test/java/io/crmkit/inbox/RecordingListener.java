package io.crmkit.inbox;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what it is told, for a test to wait for; what is stored apart from the rest, since a
 * delivery may be handled before its storing is told.
 */
final class RecordingListener implements InboxListener {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> stored = new LinkedBlockingQueue<>();

  @Override
  public void onStored(String eventType) {
    stored.add(eventType);
  }

  @Override
  public void onDuplicate(String eventType) {
    told.add("duplicate " + eventType);
  }

  @Override
  public void onHandled(String eventType, int attempt, Duration sinceStored) {
    told.add("handled " + eventType + " at attempt " + attempt);
  }

  @Override
  public void onFailed(String eventType, int attempt, Duration wait, Throwable cause) {
    told.add("failed " + eventType + " at attempt " + attempt + ", next in " + wait);
  }

  @Override
  public void onParked(String eventType, int attempts, Throwable cause) {
    told.add("parked " + eventType + " after " + attempts + ": " + cause.getMessage());
  }

  String nextStored() throws InterruptedException {
    return stored.poll(60, TimeUnit.SECONDS);
  }

  String next() throws InterruptedException {
    return told.poll(60, TimeUnit.SECONDS);
  }

  /** Whether all that was told has been asked for. */
  boolean isSilent() {
    return told.isEmpty();
  }
}
