package io.crmkit.testing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Requests with this method, to paths like this below the provider's base path. */
record RequestPattern(String basePath, String method, String path) {
  RequestPattern {
    Objects.requireNonNull(method, "method == null");
    Objects.requireNonNull(path, "path == null");
    // What could never match would let a test pass that asserts nothing.
    if (!method.equals(method.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("method is not in capitals: '" + method + "'");
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path does not begin with a slash: '" + path + "'");
    }
    if (path.startsWith(basePath + "/")) {
      throw new IllegalArgumentException(
          "path is to be what comes after %s: '%s'".formatted(basePath, path));
    }
  }

  boolean matches(ReceivedRequest request) {
    String prefix = basePath + "/";
    return request.method().equals(method)
        && request.path().startsWith(prefix)
        && PathPattern.of(path)
            .match(List.of(request.path().substring(prefix.length()).split("/", -1)))
            .isPresent();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
