package io.crmkit.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a provider looks for the key of a request. */
interface KeyPlace {
  /** {@code Authorization: Bearer …}. */
  KeyPlace BEARER =
      request ->
          request
              .header("Authorization")
              .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
              .map(value -> value.substring(7).trim());

  /** Finds the key; empty if there is none here. */
  Optional<String> find(ReceivedRequest request);

  /** Takes the key out of the parameters that an operation gets to see. */
  default void removeFrom(Map<String, List<String>> query) {}

  /** A header that holds the bare key. */
  static KeyPlace header(String name) {
    return request -> request.header(name);
  }

  /** A query parameter that holds the bare key. */
  static KeyPlace query(String name) {
    return new KeyPlace() {
      @Override
      public Optional<String> find(ReceivedRequest request) {
        return request.queryParameter(name);
      }

      @Override
      public void removeFrom(Map<String, List<String>> query) {
        query.remove(name);
      }
    };
  }
}
