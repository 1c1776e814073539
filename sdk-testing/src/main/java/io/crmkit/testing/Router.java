package io.crmkit.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the operation a request means. */
final class Router {
  private final List<Route> routes;

  Router(List<Route> routes) {
    // Literal paths first: /records/tasks is not the record "tasks".
    List<Route> ordered = new ArrayList<>(routes);
    ordered.sort(Comparator.comparingLong(route -> route.path().parameterCount()));
    this.routes = List.copyOf(ordered);
  }

  record Filters(Route route, Map<String, String> parameters) {}

  List<Route> routes() {
    return routes;
  }

  /**
   * Finds the route of a decoded path, split at its slashes.
   *
   * @throws ErrorReply 404 if no operation has this path, 405 if none there has this method
   */
  Filters find(String method, List<String> path) {
    PathPattern pattern = patternOf(path);
    return routes.stream()
        .filter(route -> route.path().equals(pattern) && route.method().equals(method))
        .findFirst()
        .map(route -> new Filters(route, pattern.match(path).orElseThrow()))
        .orElseThrow(() -> ErrorReply.methodNotAllowed(method, methodsOf(pattern)));
  }

  private PathPattern patternOf(List<String> path) {
    Optional<PathPattern> pattern =
        routes.stream()
            .map(Route::path)
            .filter(candidate -> candidate.match(path).isPresent())
            .findFirst();
    return pattern.orElseThrow(
        () -> ErrorReply.notFound("No endpoint '/" + String.join("/", path) + "'"));
  }

  private String methodsOf(PathPattern pattern) {
    TreeSet<String> methods = new TreeSet<>();
    routes.stream()
        .filter(route -> route.path().equals(pattern))
        .forEach(route -> methods.add(route.method()));
    return String.join(", ", methods);
  }
}
