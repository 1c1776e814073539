package io.crmkit.testing;

import java.util.function.Function;

/**
 * An operation of a provider: where it is, what it needs, what it accepts, and what handles it.
 *
 * @param path the path under the base path; a segment such as {@code :id} is a parameter
 * @param scope the scope a key needs
 * @param handler runs alone: no two requests are handled at the same time
 */
record Route(
    String method,
    PathPattern path,
    String scope,
    BodyFields query,
    BodyFields body,
    Function<Call, FakeResponse> handler) {

  static Route of(String method, String path, String scope, Function<Call, FakeResponse> handler) {
    return new Route(
        method, PathPattern.of(path), scope, BodyFields.NONE, BodyFields.NONE, handler);
  }

  /** Returns this route, accepting these query parameters and no others. */
  Route query(Field... accepted) {
    return new Route(method, path, scope, BodyFields.of(accepted), body, handler);
  }

  /** Returns this route, requiring a JSON body with these fields and no others. */
  Route body(Field... accepted) {
    return new Route(method, path, scope, query, BodyFields.of(accepted), handler);
  }

  /** Returns this route, requiring a JSON body with these fields; others are accepted, too. */
  Route openBody(Field... accepted) {
    return new Route(method, path, scope, query, BodyFields.open(accepted), handler);
  }

  boolean takesBody() {
    return !body.isEmpty();
  }
}
