package io.crmkit.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.Input;
import io.crmkit.transport.json.JsonCodec;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One call, described: method, path below the base URL, query, body, and what comes back.
 * Immutable.
 *
 * @param <T> the type of the result
 */
public final class ApiRequest<T extends @Nullable Object> {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** Every segment of the path is the endpoint's own. */
  private static final int NO_SEGMENT = -1;

  /** The caller wrote the path: any segment may be an id. */
  private static final int ANY_SEGMENT = -2;

  private final String method;
  private final List<String> path;
  private final int id;
  private final List<String> query;
  private final String shownQuery;
  private final byte @Nullable [] body;
  private final OptionalLong listId;
  private final ResponseReader<T> reader;

  private ApiRequest(Builder builder, ResponseReader<T> reader) {
    this.method = builder.method;
    this.path = builder.path;
    this.id = builder.id;
    this.query = List.copyOf(builder.query);
    this.shownQuery = builder.shownQuery;
    this.body = builder.body;
    this.listId = builder.listId;
    this.reader = reader;
  }

  /** Reads. */
  public static Builder get(String... path) {
    return new Builder("GET", path);
  }

  /** Creates, or does something else that must not happen twice. */
  public static Builder post(String... path) {
    return new Builder("POST", path);
  }

  /** Replaces. */
  public static Builder put(String... path) {
    return new Builder("PUT", path);
  }

  /** Changes some fields. */
  public static Builder patch(String... path) {
    return new Builder("PATCH", path);
  }

  /** Deletes. */
  public static Builder delete(String... path) {
    return new Builder("DELETE", path);
  }

  /** A call that no typed client offers, answered by the JSON as it came. */
  public static ApiRequest<JsonNode> raw(
      String method, String path, Map<String, String> query, @Nullable Object body) {
    String name = Objects.requireNonNull(method, "method == null").toUpperCase(Locale.ROOT);
    if (!METHODS.contains(name)) {
      throw new IllegalArgumentException(
          "method is not GET, POST, PUT, PATCH or DELETE: " + Checks.printable(method));
    }
    Objects.requireNonNull(path, "path == null");
    Objects.requireNonNull(query, "query == null");
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return new Builder(name, relative.split("/", -1))
        .id(ANY_SEGMENT)
        .query(query)
        .body(body)
        .returning(Responses.raw());
  }

  String method() {
    return method;
  }

  boolean isGet() {
    return method.equals("GET");
  }

  boolean isDelete() {
    return method.equals("DELETE");
  }

  boolean isIdempotent() {
    return !method.equals("POST");
  }

  /** The JSON to send; null for no body. */
  byte @Nullable [] body() {
    return body;
  }

  /** What reads its response. */
  ResponseReader<T> reader() {
    return reader;
  }

  /** The part of the query that messages may show, with its question mark; empty for none. */
  String shownQuery() {
    return shownQuery;
  }

  /** The same request with one more query parameter: a number, which messages may show. */
  public ApiRequest<T> with(String name, int value) {
    Builder more = new Builder(this).query(name, value);
    more.shownQuery += (shownQuery.isEmpty() ? "?" : "&") + name + "=" + value;
    return more.returning(reader);
  }

  /** The same request, for the pages of the list of that number. */
  ApiRequest<T> ofList(long id) {
    Builder list = new Builder(this);
    list.listId = OptionalLong.of(id);
    return list.returning(reader);
  }

  /** The number of the list it asks for a page of; empty for any other request. */
  OptionalLong listId() {
    return listId;
  }

  /** The path with {@code {id}} for its id. */
  String pathTemplate() {
    if (id == ANY_SEGMENT) {
      return "/{path}";
    }
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      template.append('/').append(i == id ? "{id}" : path.get(i));
    }
    return template.toString();
  }

  HttpUrl url(HttpUrl base) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : path) {
      url.addPathSegment(segment);
    }
    for (int i = 0; i < query.size(); i += 2) {
      url.addQueryParameter(query.get(i), query.get(i + 1));
    }
    return url.build();
  }

  /** The method and path, for messages: never the query, which may hold more than it should. */
  @Override
  public String toString() {
    return method + " " + String.join("/", path);
  }

  /** Collects the parts of a request. */
  public static final class Builder {
    private final String method;
    private final List<String> path;
    private final List<String> query;
    private int id = NO_SEGMENT;
    private String shownQuery = "";
    private byte @Nullable [] body;
    private OptionalLong listId = OptionalLong.empty();

    private Builder(String method, String... path) {
      this.method = method;
      this.path = List.of(path);
      for (String segment : path) {
        PathSegments.require(segment);
      }
      this.query = new ArrayList<>();
    }

    private Builder(ApiRequest<?> source) {
      this.method = source.method;
      this.path = source.path;
      this.id = source.id;
      this.query = new ArrayList<>(source.query);
      this.shownQuery = source.shownQuery;
      this.body = source.body;
      this.listId = source.listId;
    }

    /** Says which segment of the path is an id, from 0. By default none is. */
    public Builder id(int segment) {
      id = segment;
      return this;
    }

    /** Adds a query parameter, unless its value is null. */
    public Builder query(String name, @Nullable Object value) {
      if (value != null) {
        query.add(Checks.wellFormed("name of a query parameter", name));
        query.add(Checks.wellFormed(name, value.toString()));
      }
      return this;
    }

    /** Adds query parameters. */
    public Builder query(Map<String, String> parameters) {
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        query(parameter.getKey(), parameter.getValue());
      }
      return this;
    }

    /**
     * Sets what is sent as JSON; null for no body. It is written now: later changes have no effect.
     *
     * @throws IllegalArgumentException if it cannot be sent as JSON
     */
    public Builder body(@Nullable Object body) {
      this.body = body == null ? null : JsonCodec.toBytes(sendable(body));
      return this;
    }

    /** An input's fields were checked one by one. */
    private static Object sendable(Object body) {
      return body instanceof Input ? body : JsonCodec.toTree("body", body);
    }

    /** Builds the request, with what comes back. */
    public <T extends @Nullable Object> ApiRequest<T> returning(ResponseReader<T> reader) {
      return new ApiRequest<>(this, reader);
    }
  }
}
