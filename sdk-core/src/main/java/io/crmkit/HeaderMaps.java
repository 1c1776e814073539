package io.crmkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Unmodifiable copies of maps that hold several values a name. */
final class HeaderMaps {
  private HeaderMaps() {}

  static Map<String, List<String>> copy(Map<String, List<String>> source) {
    return fill(new LinkedHashMap<>(), source);
  }

  static Map<String, List<String>> copyIgnoringCase(Map<String, List<String>> source) {
    return fill(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), source);
  }

  private static Map<String, List<String>> fill(
      Map<String, List<String>> target, Map<String, List<String>> source) {
    for (Map.Entry<String, List<String>> header : source.entrySet()) {
      target.put(header.getKey(), List.copyOf(header.getValue()));
    }
    return Collections.unmodifiableMap(target);
  }
}
