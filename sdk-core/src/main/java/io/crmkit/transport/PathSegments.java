package io.crmkit.transport;

import java.util.regex.Pattern;

/**
 * Segments of a path, ids among them, that name what the caller means and nothing else. Encoding
 * keeps a segment together on the wire, yet a front end may decode {@code %2F} and {@code %2E},
 * once or more often, and resolve what comes of it.
 */
final class PathSegments {
  private static final Pattern SEPARATOR =
      Pattern.compile("[/\\\\]|%(25)*(2f|5c)", Pattern.CASE_INSENSITIVE);

  /** With what follows a semicolon: some servers drop it before they resolve the path. */
  private static final Pattern DOTS =
      Pattern.compile("(\\.|%(25)*2e){1,2}\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private PathSegments() {}

  /**
   * Requires a segment that cannot name another endpoint.
   *
   * @throws IllegalArgumentException if it is blank, holds control characters or half of a
   *     surrogate pair, or is or holds a dot segment, percent-encoded or not
   */
  static void require(String segment) {
    if (segment.isBlank()) {
      throw new IllegalArgumentException("an id or path segment is empty");
    }
    Checks.requireEvery("an id or path segment", segment, 0, Character.MAX_VALUE, "plain text");
    Checks.wellFormed("an id or path segment", segment);
    if (isPlain(segment)) {
      return;
    }
    for (String part : parts(segment)) {
      if (DOTS.matcher(part).matches()) {
        throw new IllegalArgumentException(
            "an id or path segment must not hold the dot segment '%s': '%s'"
                .formatted(part, Checks.excerpt(segment, 100)));
      }
    }
  }

  /** What a segment falls into when its slashes and backslashes are decoded; at least one part. */
  static String[] parts(String segment) {
    if (isPlain(segment)) {
      return new String[] {segment.strip()};
    }
    String[] parts = SEPARATOR.split(segment, -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].strip();
    }
    return parts;
  }

  /**
   * Whether there is nothing in it that the patterns look for, as in most ids: they would cost a
   * GET 700 bytes and a quarter of a microsecond.
   */
  private static boolean isPlain(String segment) {
    return segment.indexOf('.') < 0
        && segment.indexOf('%') < 0
        && segment.indexOf('/') < 0
        && segment.indexOf('\\') < 0;
  }
}
