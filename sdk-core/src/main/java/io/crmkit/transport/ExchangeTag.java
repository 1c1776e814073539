package io.crmkit.transport;

import java.util.List;

/**
 * One HTTP exchange's notes, carried as a tag on its request. Used by the thread of the call only.
 */
final class ExchangeTag {
  private final Credential credential;
  private final String key;
  private final Redactor redactor;
  boolean sent;
  List<String> retryAfter = List.of();

  ExchangeTag(Credential credential, String key) {
    this.credential = credential;
    this.key = key;
    this.redactor = new Redactor(key);
  }

  Credential credential() {
    return credential;
  }

  String key() {
    return key;
  }

  /** What takes the key out of what comes back. */
  Redactor redactor() {
    return redactor;
  }

  /** Without the key: OkHttp prints the tags of a request. */
  @Override
  public String toString() {
    return sent ? "sent" : "not sent";
  }
}
