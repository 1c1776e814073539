package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What differs between providers before any operation is reached.
 *
 * @param basePath the path that every operation is under, {@code /api/v1} for instance
 * @param keys the scopes of each valid key
 * @param keyPlaces where a request may carry its key, the first to be looked at first
 * @param errors words an error: the body for a problem
 * @param forbidden what a request is told whose key lacks a scope, which stands for {@code %s}
 * @param toldLimit how many requests a minute every answer's headers speak of while the fake has no
 *     limit; 0 if the provider's answers speak of no limit
 * @param sendsRetryAfter whether an answer with status 429 says how long to wait
 */
record ApiDescription(
    String basePath,
    Map<String, Set<String>> keys,
    List<KeyPlace> keyPlaces,
    Function<ErrorDetail, JsonNode> errors,
    String forbidden,
    int toldLimit,
    boolean sendsRetryAfter) {
  static final String LACKS_SCOPE = "API key lacks the required scope: %s";

  ApiDescription {
    keys = Map.copyOf(keys);
    keyPlaces = List.copyOf(keyPlaces);
  }

  Optional<String> keyOf(ReceivedRequest request) {
    return keyPlaces.stream().flatMap(place -> place.find(request).stream()).findFirst();
  }

  /** The parameters of a request that are for the operation. */
  Map<String, List<String>> queryOf(ReceivedRequest request) {
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    keyPlaces.forEach(place -> place.removeFrom(query));
    return query;
  }
}
