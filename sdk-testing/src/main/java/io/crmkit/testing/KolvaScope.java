package io.crmkit.testing;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scope of a Kolva key, as Kolva documents it. */
public enum KolvaScope {
  /** Fetches clients and their contacts. */
  READ_CLIENTS,
  /** Creates, updates and deactivates clients, and creates, updates and deletes contacts. */
  WRITE_CLIENTS,
  /** Fetches deals. */
  READ_DEALS,
  /** Creates, updates and deletes deals. */
  WRITE_DEALS,
  /** Fetches visits. */
  READ_VISITS,
  /** Creates, updates and deletes visits. */
  WRITE_VISITS,
  /** Fetches finances, of which Kolva documents no endpoint. */
  READ_FINANCE,
  /** All of them. */
  ALL;

  String wireName() {
    return this == ALL ? "*" : name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /** Returns the names of the scopes that this one stands for. */
  Set<String> included() {
    return Stream.of(this == ALL ? values() : new KolvaScope[] {this})
        .map(KolvaScope::wireName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
