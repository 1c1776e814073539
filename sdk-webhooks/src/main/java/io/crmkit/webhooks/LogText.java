package io.crmkit.webhooks;

import java.util.regex.Pattern;

/** Makes names that come from outside fit for logs and messages. */
final class LogText {
  /** Longer than any documented name. */
  private static final int LONGEST = 64;

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

  private LogText() {}

  static String eventName(String type) {
    return type.isEmpty() ? "(unnamed event)" : name(type);
  }

  /** A name may be long, or hold line breaks that forge lines of a log. */
  static String name(String name) {
    String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    return UNPRINTABLE.matcher(shown).replaceAll("?");
  }
}
