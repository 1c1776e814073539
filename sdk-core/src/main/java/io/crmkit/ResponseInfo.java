package io.crmkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an answered call beside its result.
 *
 * @param status the HTTP status of the last attempt
 * @param headers its response headers, every value of each; names are looked up without regard to
 *     case
 * @param attempts how many HTTP attempts the call took, the first one included
 * @param elapsed from the start of the call until its last response was read, waits included
 */
public record ResponseInfo(
    int status, Map<String, List<String>> headers, int attempts, Duration elapsed) {

  /** Copies the headers. */
  public ResponseInfo {
    headers = HeaderMaps.copyIgnoringCase(headers);
    Objects.requireNonNull(elapsed, "elapsed == null");
  }

  /**
   * The first value of a header.
   *
   * @param name the header's name, in any case
   * @return its value; empty when the response has no such header
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
