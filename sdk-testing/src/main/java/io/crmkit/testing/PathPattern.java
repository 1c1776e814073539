package io.crmkit.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path whose segments are literal, or parameters such as {@code :id}. */
record PathPattern(List<String> segments) {
  static PathPattern of(String path) {
    return new PathPattern(List.of(path.substring(1).split("/")));
  }

  /** Returns the values of the parameters; empty if the path is another one. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String pattern = segments.get(i);
      String value = path.get(i);
      if (pattern.startsWith(":") && !value.isEmpty()) {
        parameters.put(pattern.substring(1), value);
      } else if (!pattern.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** Returns it as it was given, {@code /records/:id} for instance. */
  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }

  /** Returns the number of parameters: of two patterns that match, the one with fewer is meant. */
  long parameterCount() {
    return segments.stream().filter(segment -> segment.startsWith(":")).count();
  }
}
