package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * A request as it arrived at a fake, whether the fake answered it, refused it or dropped it.
 *
 * <p>Immutable. {@link #toString()} shows neither headers nor query parameters, for these may hold
 * a key.
 */
public final class ReceivedRequest {
  private final String method;
  private final String path;
  private final Map<String, List<String>> query;
  private final Map<String, List<String>> headers;
  private final ByteString body;

  private ReceivedRequest(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> headers,
      ByteString body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  static ReceivedRequest of(RecordedRequest raw) {
    // The raw target, because HttpUrl resolves "..", which a test may want to see.
    String path = raw.getTarget().split("\\?", 2)[0];
    ByteString body = raw.getBody();
    return new ReceivedRequest(
        raw.getMethod(),
        path,
        queryOf(raw.getUrl()),
        headersOf(raw.getHeaders()),
        body == null ? ByteString.EMPTY : body);
  }

  private static Map<String, List<String>> queryOf(HttpUrl url) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String name : url.queryParameterNames()) {
      // "?flag" has no value at all; it is read as an empty one.
      query.put(
          name, url.queryParameterValues(name).stream().map(v -> v == null ? "" : v).toList());
    }
    return Collections.unmodifiableMap(query);
  }

  private static Map<String, List<String>> headersOf(Headers headers) {
    Map<String, List<String>> byName = headers.toMultimap();
    byName.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(byName);
  }

  /** {@return the method in capitals, {@code GET} for instance} */
  public String method() {
    return method;
  }

  /** {@return the whole path as sent, still percent-encoded, without the query} */
  public String path() {
    return path;
  }

  /** {@return the decoded query parameters in the order sent; each has at least one value} */
  public Map<String, List<String>> query() {
    return query;
  }

  /**
   * Returns the first value of a query parameter.
   *
   * @param name the decoded name, in its exact case
   * @return the decoded value; empty if the parameter was not sent
   */
  public Optional<String> queryParameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** {@return the headers; looking one up ignores case} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the name, in any case
   * @return the value; empty if the header was not sent
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** {@return a copy of the body's bytes, none if no body was sent} */
  public byte[] bodyBytes() {
    return body.toByteArray();
  }

  /** {@return the body read as UTF-8, empty if no body was sent} */
  public String bodyText() {
    return body.string(StandardCharsets.UTF_8);
  }

  /**
   * {@return the body read as JSON}
   *
   * @throws IllegalStateException if the body is empty or is not JSON
   */
  public JsonNode bodyJson() {
    try {
      JsonNode json = Json.read(bodyBytes());
      if (json.isMissingNode()) {
        throw new IllegalStateException("The body of " + this + " is empty");
      }
      return json;
    } catch (IOException e) {
      throw new IllegalStateException("The body of " + this + " is not JSON", e);
    }
  }

  /** Returns method and path, such as {@code GET /api/v1/records}. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
