package io.crmkit.testing;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The scope of a Kanvo key, as Kanvo documents it. Each includes the ones before it. */
public enum KanvoScope {
  /** Fetches records, tasks and the schema. */
  READ,
  /** Also creates, updates and deletes records and tasks. */
  WRITE,
  /** Also lists, creates and deletes webhooks. */
  ADMIN;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the names of this scope and of those it includes. */
  Set<String> included() {
    Set<String> names = new TreeSet<>();
    for (KanvoScope scope : values()) {
      if (scope.compareTo(this) <= 0) {
        names.add(scope.wireName());
      }
    }
    return names;
  }
}
