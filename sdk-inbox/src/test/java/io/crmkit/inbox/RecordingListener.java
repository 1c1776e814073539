package io.crmkit.inbox;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told, for a test to wait for. */
final class RecordingListener implements InboxListener {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @Override
  public void onStored(String eventType) {
    told.add("stored " + eventType);
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

  String next() throws InterruptedException {
    return told.poll(60, TimeUnit.SECONDS);
  }
}
