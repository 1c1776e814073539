package io.crmkit.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Takes an API key out of everything that a server or proxy may have repeated it in. It knows the
 * key literally and with any of its characters escaped as in JSON, percent-encoded as in a URL, or
 * as a character reference as in HTML. Thread-safe.
 */
final class Redactor {
  private static final String REMOVED = "[api key]";
  private static final Map<Character, String> SHORT_ESCAPES =
      Map.of(
          '"', "\\\\\"|&quot;",
          '\\', "\\\\\\\\",
          '/', "\\\\/",
          '&', "&amp;",
          '<', "&lt;",
          '>', "&gt;",
          '\'', "&apos;");

  private final String key;
  // Made when it is needed: most attempts succeed, and then there is no text to look through.
  private volatile @Nullable Pattern pattern;

  Redactor(String key) {
    this.key = key;
  }

  /** The text without the key. */
  String redact(String text) {
    Matcher matcher = pattern().matcher(text);
    return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(REMOVED)) : text;
  }

  /** The failure itself, or one of its class's name and words when they held the key. */
  IOException redact(IOException failure) {
    if (!showsKey(failure)) {
      return failure;
    }
    IOException clean = new IOException(redact(failure.toString()));
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }

  /** Whether a stack trace of it would hold the key. */
  private boolean showsKey(Throwable failure) {
    return IoFailures.partsOf(failure).stream()
        .map(Throwable::toString)
        .anyMatch(text -> !redact(text).equals(text));
  }

  /** The headers without the key, such as a redirect's that repeats the query. */
  Headers redact(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (mayHold(headers.value(i))) {
        return redacted(headers);
      }
    }
    return headers;
  }

  private Headers redacted(Headers headers) {
    Headers.Builder clean = headers.newBuilder();
    for (String name : headers.names()) {
      List<String> values = headers.values(name);
      List<String> redacted = redact(values);
      if (!redacted.equals(values)) {
        clean.removeAll(name);
        if (Checks.isToken(name)) { // else OkHttp would not take it
          for (String value : redacted) {
            clean.addUnsafeNonAscii(name, value);
          }
        }
      }
    }
    return clean.build();
  }

  /** The texts and their names without the key. */
  Map<String, List<String>> redact(Map<String, List<String>> texts) {
    Map<String, List<String>> clean = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> text : texts.entrySet()) {
      clean.put(redact(text.getKey()), redact(text.getValue()));
    }
    return clean;
  }

  private List<String> redact(List<String> texts) {
    List<String> clean = new ArrayList<>(texts);
    for (int i = 0; i < clean.size(); i++) {
      clean.set(i, redact(clean.get(i)));
    }
    return clean;
  }

  /** A quick look before the thorough one: every escape begins with one of these. */
  private boolean mayHold(String text) {
    return text.contains(key)
        || text.indexOf('%') >= 0
        || text.indexOf('\\') >= 0
        || text.indexOf('&') >= 0;
  }

  private Pattern pattern() {
    Pattern made = pattern;
    if (made == null) {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < key.length(); i++) {
        regex.append(anyFormOf(key.charAt(i)));
      }
      made = Pattern.compile(regex.toString());
      pattern = made;
    }
    return made;
  }

  private static String anyFormOf(char c) {
    String hex = HexFormat.of().toHexDigits((byte) c);
    String forms =
        "%s|\\\\u00(?i:%s)|%%(?i:%s)|&#0*%s;|&#[xX]0*(?i:%s);"
            .formatted(Pattern.quote(String.valueOf(c)), hex, hex, Integer.toString(c), hex);
    String escape = SHORT_ESCAPES.get(c);
    return escape == null ? "(?:%s)".formatted(forms) : "(?:%s|%s)".formatted(escape, forms);
  }
}
