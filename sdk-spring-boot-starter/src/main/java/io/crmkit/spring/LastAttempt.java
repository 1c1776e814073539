package io.crmkit.spring;

import io.crmkit.RequestEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a client's latest attempt ended.
 *
 * @param time when; null when there was none
 * @param status the HTTP status; empty when no response came
 * @param error what kept it from success; null for a success
 * @param limitRemaining how many more requests the provider allows, by its latest word
 */
record LastAttempt(
    @Nullable Instant time,
    OptionalInt status,
    @Nullable String error,
    OptionalLong limitRemaining) {
  static final LastAttempt NONE =
      new LastAttempt(null, OptionalInt.empty(), null, OptionalLong.empty());

  LastAttempt then(RequestEvent.AttemptEnded event, Instant now) {
    return new LastAttempt(
        now,
        event.status(),
        event.error().orElse(null),
        event.limitRemaining().isPresent() ? event.limitRemaining() : limitRemaining);
  }

  /** An answer that says no to one request (404, 429 …) comes from a provider that is up. */
  boolean isUp() {
    if (status.isEmpty()) {
      return error == null;
    }
    return status.getAsInt() < 500 && status.getAsInt() != 401;
  }

  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("configured", true);
    if (time != null) {
      details.put("lastAttempt", time.toString());
    }
    status.ifPresent(value -> details.put("lastStatus", value));
    if (error != null) {
      details.put("lastError", error);
    }
    limitRemaining.ifPresent(value -> details.put("limitRemaining", value));
    return details;
  }
}
