package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What differs between providers before any operation is reached.
 *
 * @param basePath the path that every operation is under, {@code /api/v1} for instance
 * @param keys the scopes of each valid key
 * @param credential finds the key in a request; empty if there is none where it belongs
 * @param errorBody words an error: the body for a message
 */
record ApiDescription(
    String basePath,
    Map<String, Set<String>> keys,
    Function<ReceivedRequest, Optional<String>> credential,
    Function<String, JsonNode> errorBody) {

  ApiDescription {
    keys = Map.copyOf(keys);
  }

  /** Finds the key in {@code Authorization: Bearer …}. */
  static Optional<String> bearer(ReceivedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }
}
