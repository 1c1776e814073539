package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From a request to its answer: route, key, limit, scope, parameters, body, and then the handler,
 * one request at a time.
 */
final class FakeApi {
  private final ApiDescription description;
  private final ReentrantLock stateLock = new ReentrantLock();
  private volatile Router router = new Router(List.of());
  private volatile @Nullable RateLimit limit;

  FakeApi(ApiDescription description) {
    this.description = description;
  }

  /** Takes new routes, made while no request is handled. */
  void renew(Supplier<List<Route>> routes) {
    exclusively(() -> router = new Router(routes.get()));
  }

  /** Sets the limit; null for none. */
  void limit(@Nullable RateLimit newLimit) {
    limit = newLimit;
  }

  /** Reads or changes the provider's state while no request is being handled. */
  <T> T exclusively(Supplier<T> action) {
    stateLock.lock();
    try {
      return action.get();
    } finally {
      stateLock.unlock();
    }
  }

  Answer answer(ReceivedRequest request) {
    try {
      Router.Match match = router.find(request.method(), segmentsOf(request.path()));
      Route route = match.route();
      authorise(request, route.scope());
      Map<String, String> query = route.query().checkQuery(request.query());
      Call call = new Call(match.parameters(), query, BodyReader.read(route, request));
      return exclusively(() -> route.handler().apply(call));
    } catch (Refusal refusal) {
      return new Answer(refusal.status(), errorBody(refusal.text()), refusal.headers());
    }
  }

  /** Returns what the provider answers when it fails by itself. */
  Answer errorAnswer(int status) {
    return Answer.of(status, errorBody("Status " + status + ", as the test asked for"));
  }

  private JsonNode errorBody(String message) {
    return description.errorBody().apply(message);
  }

  private void authorise(ReceivedRequest request, String scope) {
    String key =
        description
            .credential()
            .apply(request)
            .orElseThrow(() -> Refusal.unauthorized("Missing API key"));
    Set<String> scopes = description.keys().get(key);
    if (scopes == null) {
      throw Refusal.unauthorized("Invalid API key");
    }
    checkLimit(key);
    if (!scopes.contains(scope)) {
      throw Refusal.forbidden("API key lacks the required scope: " + scope);
    }
  }

  private void checkLimit(String key) {
    RateLimit current = limit;
    Optional<Duration> wait = current == null ? Optional.empty() : current.admit(key);
    if (wait.isPresent()) {
      throw Refusal.tooManyRequests(wait.get());
    }
  }

  private List<String> segmentsOf(String path) {
    String prefix = description.basePath() + "/";
    if (!path.startsWith(prefix)) {
      throw Refusal.notFound("No endpoint '" + path + "'");
    }
    return Stream.of(path.substring(prefix.length()).split("/", -1)).map(FakeApi::decode).toList();
  }

  private static String decode(String segment) {
    try {
      // In a path a plus sign is a plus sign.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("Malformed percent-encoding in the path: '" + segment + "'");
    }
  }
}
