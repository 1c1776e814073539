package io.crmkit.transport;

import io.crmkit.RequestOptions;
import java.util.Objects;
import okhttp3.Request;

/** Where in a request the API key travels. It holds no key itself. Immutable. */
public final class Credential {
  private final boolean inQuery;
  private final String name;
  private final String prefix;

  private Credential(boolean inQuery, String name, String prefix) {
    this.inQuery = inQuery;
    this.name = name;
    this.prefix = prefix;
  }

  /** {@code Authorization: Bearer …}. */
  public static Credential bearer() {
    return new Credential(false, "Authorization", "Bearer ");
  }

  /** A header that holds the bare key. */
  public static Credential header(String name) {
    return new Credential(false, name, "");
  }

  /** A query parameter that holds the bare key. */
  public static Credential query(String name) {
    return new Credential(true, name, "");
  }

  /**
   * Checks that a key can be sent.
   *
   * @throws IllegalArgumentException if it is blank, or holds a space or anything but printable
   *     ASCII; the message never shows the key
   */
  public static String checkedKey(String key) {
    Objects.requireNonNull(key, "apiKey == null");
    if (key.isBlank()) {
      throw new IllegalArgumentException("apiKey is blank");
    }
    Checks.requireEvery("apiKey", key, 0x21, 0x7e, "printable ASCII without spaces");
    return key;
  }

  /**
   * Refuses options that would set the header that the key travels in.
   *
   * @throws IllegalArgumentException naming it
   */
  RequestOptions requireAbsent(RequestOptions options) {
    if (!inQuery && options.headers().containsKey(name)) {
      throw new IllegalArgumentException(
          "header %s carries the API key: set it with apiKey(…) on the client's builder"
              .formatted(name));
    }
    return options;
  }

  /** The request with the key in its place. */
  Request apply(Request request, String key) {
    Request.Builder builder = request.newBuilder();
    return inQuery
        ? builder.url(request.url().newBuilder().setQueryParameter(name, key).build()).build()
        : builder.header(name, prefix + key).build();
  }
}
