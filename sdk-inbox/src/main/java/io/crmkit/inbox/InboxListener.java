package io.crmkit.inbox;

import java.time.Duration;

/**
 * Is told what becomes of deliveries, for counters and timers. Called on the threads that store and
 * handle them, so it must be thread-safe and fast; what it throws is logged and changes nothing.
 *
 * <p>Each machine reports what it did itself. Every method does nothing by default.
 */
public interface InboxListener {
  /**
   * A delivery was stored, and was or will be answered 200.
   *
   * @param eventType the event's name as it came; empty if the payload names none
   */
  default void onStored(String eventType) {}

  /**
   * A delivery came that had been stored before.
   *
   * @param eventType the event's name as it came; empty if the payload names none
   */
  default void onDuplicate(String eventType) {}

  /**
   * A delivery was handled.
   *
   * @param eventType the event's name as it came; empty if the payload names none
   * @param attempt which attempt it was, from 1
   * @param sinceStored how long ago the delivery was stored
   */
  default void onHandled(String eventType, int attempt, Duration sinceStored) {}

  /**
   * An attempt failed, and another one follows.
   *
   * @param eventType the event's name as it came; empty if the payload names none
   * @param attempt which attempt it was, from 1
   * @param wait how long until the next one is due
   * @param cause what was thrown
   */
  default void onFailed(String eventType, int attempt, Duration wait, Throwable cause) {}

  /**
   * The last attempt failed: the delivery is parked.
   *
   * @param eventType the event's name as it came; empty if the payload names none
   * @param attempts how many attempts there were
   * @param cause what the last one threw
   */
  default void onParked(String eventType, int attempts, Throwable cause) {}
}
