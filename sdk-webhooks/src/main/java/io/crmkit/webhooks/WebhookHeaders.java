package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Header lookups for {@link WebhookHandler}, for sources that do not ignore case. */
public final class WebhookHeaders {
  private WebhookHeaders() {}

  /**
   * {@return a lookup in a map of header names, in whatever case, to their values: one text, or a
   * collection of them} If a header occurs more than once, its values are joined by commas, as HTTP
   * defines it; no signature has that form, so a delivery with two signatures is refused.
   *
   * @param headers for example {@code java.net.http.HttpHeaders.map()}, {@code
   *     com.sun.net.httpserver.HttpExchange.getRequestHeaders()}, or the headers of a function's
   *     event; null names and values are passed over
   */
  public static Function<String, @Nullable String> of(Map<String, ?> headers) {
    requireNonNull(headers, "headers == null");
    return name -> find(headers, name);
  }

  private static @Nullable String find(Map<String, ?> headers, String name) {
    List<String> values =
        headers.entrySet().stream()
            .filter(header -> name.equalsIgnoreCase(header.getKey()))
            .flatMap(header -> values(header.getValue()))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .toList();
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private static Stream<?> values(@Nullable Object value) {
    return value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
  }
}
