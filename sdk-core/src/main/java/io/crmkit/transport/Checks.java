package io.crmkit.transport;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Checks of what callers pass in; each failure names the argument and the value. */
public final class Checks {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-zA-Z!#$%&'*+.^_`|~-]+");

  private Checks() {}

  /** Requires a duration longer than zero. */
  public static Duration positive(String name, Duration value) {
    Objects.requireNonNull(value, name + " == null");
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " not longer than zero: " + value);
    }
    return value;
  }

  /** Requires a number within bounds. */
  public static int within(String name, int lowest, int highest, int value) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          "%s not in %s..%s: %s".formatted(name, lowest, highest, value));
    }
    return value;
  }

  /** Requires a text that is neither empty nor only white space. */
  public static String notBlank(String name, String value) {
    if (value == null) { // a message made for every call would cost each of them 100 bytes
      throw new NullPointerException(name + " == null");
    }
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    return value;
  }

  /** Requires a name that HTTP allows for a header. */
  private static String headerName(String name) {
    Objects.requireNonNull(name, "name == null");
    if (!isToken(name)) {
      throw new IllegalArgumentException("not an HTTP header name: " + printable(name));
    }
    return name;
  }

  /**
   * Requires the name of a header that a caller may set.
   *
   * @throws IllegalArgumentException if HTTP does not allow the name, or the header is not the
   *     caller's to set
   */
  public static String callersHeader(String name) {
    ReservedHeaders.requireUnreserved(headerName(name));
    return name;
  }

  /**
   * Requires a value that HTTP allows for a header. The message does not show it: it may be secret.
   */
  public static String headerValue(String name, String value) {
    Objects.requireNonNull(value, "value == null");
    requireEvery("value of header " + name, value, 0x20, 0x7e, "printable ASCII");
    return value;
  }

  /**
   * Requires a text that UTF-8 can carry: each half of a surrogate pair beside its other half. An
   * encoder would replace a lone one, and another text would arrive.
   */
  public static String wellFormed(String name, String value) {
    return wellFormed(() -> name, value);
  }

  /** Likewise, with a name that is made only when it is needed. */
  public static String wellFormed(Supplier<String> name, String value) {
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      if (Character.getType(value.codePointAt(i)) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            "%s holds half of a surrogate pair at position %s".formatted(name.get(), i));
      }
    }
    return value;
  }

  /**
   * Requires that every character lies within bounds and is no control character; the message names
   * position and code, never the value.
   */
  static void requireEvery(String name, String value, int lowest, int highest, String what) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < lowest || c > highest || Character.isISOControl(c)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s holds U+%04X at position %s; only %s can be sent",
                name,
                (int) c,
                i,
                what));
      }
    }
  }

  /** The text on one line, without control characters. */
  static String printable(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = Character.isWhitespace(text.codePointAt(i)) ? ' ' : text.codePointAt(i);
      boolean repeatedSpace = c == ' ' && !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
      if (!repeatedSpace
          && !Character.isISOControl(c)
          && Character.getType(c) != Character.FORMAT) {
        line.appendCodePoint(c);
      }
    }
    return line.toString().strip();
  }

  /** The text on one line, cut after {@code most} characters. */
  public static String excerpt(String text, int most) {
    String line = printable(text.length() > most * 4 ? text.substring(0, most * 4) : text);
    return line.length() <= most ? line : line.substring(0, most) + "…";
  }

  /** Whether HTTP allows a text as a name. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }
}
