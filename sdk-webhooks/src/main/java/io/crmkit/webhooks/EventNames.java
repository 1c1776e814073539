package io.crmkit.webhooks;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds event types by name, and names events in texts. */
final class EventNames {
  /** Longer than any documented name. */
  private static final int LONGEST_IN_TEXT = 64;

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

  private EventNames() {}

  static <T extends WebhookEventType<?>> Optional<T> find(T[] types, @Nullable String wireName) {
    for (T type : types) {
      if (type.wireName().equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** For logs: says which event it is, and nothing of its content. */
  static String describe(WebhookEvent event) {
    StringBuilder text = new StringBuilder(event.provider().name()).append(' ');
    text.append(loggable(event.type()));
    event.timestamp().ifPresent(time -> text.append(" of ").append(time));
    return text.toString();
  }

  /** A name comes from outside: it may be long, or hold line breaks that forge lines of a log. */
  static String loggable(String name) {
    if (name.isEmpty()) {
      return "(unnamed event)";
    }
    String shown = name.length() <= LONGEST_IN_TEXT ? name : name.substring(0, LONGEST_IN_TEXT);
    return UNPRINTABLE.matcher(shown).replaceAll("?");
  }
}
