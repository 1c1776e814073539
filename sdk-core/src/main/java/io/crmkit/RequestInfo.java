package io.crmkit;

import java.net.URI;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which call an event of a {@link RequestListener} belongs to. One is made for each call and comes
 * with every event of it: two calls never have equal ones, whatever they ask for, so that it can be
 * the key of a map. Holds neither ids nor query, and no API key. Immutable.
 */
public final class RequestInfo {
  private final String provider;
  private final URI baseUrl;
  private final String method;
  private final String pathTemplate;
  private final OptionalLong listId;

  /**
   * Describes a call that is no list's. Public so that tests of listeners can make one.
   *
   * @param provider the provider's name, such as {@code Kanvo}
   * @param baseUrl the root of the API that is called
   * @param method the HTTP method, such as {@code GET}
   * @param pathTemplate the path, see {@link #pathTemplate()}
   */
  public RequestInfo(String provider, URI baseUrl, String method, String pathTemplate) {
    this(provider, baseUrl, method, pathTemplate, OptionalLong.empty());
  }

  /**
   * Describes a call. Public so that tests of listeners can make one.
   *
   * @param provider the provider's name, such as {@code Kanvo}
   * @param baseUrl the root of the API that is called
   * @param method the HTTP method, such as {@code GET}
   * @param pathTemplate the path, see {@link #pathTemplate()}
   * @param listId see {@link #listId()}
   */
  public RequestInfo(
      String provider, URI baseUrl, String method, String pathTemplate, OptionalLong listId) {
    this.provider = Objects.requireNonNull(provider, "provider == null");
    this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl == null");
    this.method = Objects.requireNonNull(method, "method == null");
    this.pathTemplate = Objects.requireNonNull(pathTemplate, "pathTemplate == null");
    this.listId = Objects.requireNonNull(listId, "listId == null");
  }

  /** {@return the provider's name, such as {@code Kanvo}} */
  public String provider() {
    return provider;
  }

  /**
   * {@return the root of the API that is called; it never carries a user, a query or a fragment}
   */
  public URI baseUrl() {
    return baseUrl;
  }

  /** {@return the HTTP method, such as {@code GET}} */
  public String method() {
    return method;
  }

  /**
   * {@return the path below the base URL with {@code {id}} where an id stands, such as {@code
   * /records/{id}}: one of few values, fit for a metric} Calls of {@link CrmClient#request} all
   * have {@code /{path}}, since nobody can tell which part of theirs is an id.
   */
  public String pathTemplate() {
    return pathTemplate;
  }

  /**
   * {@return which list the call fetches a page of: a number that all calls and pages of one {@link
   * PagedIterable} share, prefetched ones too, and no other list of this process has; empty for a
   * call that fetches no page}
   */
  public OptionalLong listId() {
    return listId;
  }

  /** The provider, the method and the path's template. */
  @Override
  public String toString() {
    return provider + ": " + method + " " + pathTemplate;
  }
}
