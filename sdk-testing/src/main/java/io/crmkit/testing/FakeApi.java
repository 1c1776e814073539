package io.crmkit.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
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
  private volatile @Nullable RateLimit toldLimit;
  private volatile @Nullable RateLimit limit;
  private volatile boolean sendsRetryAfter;
  private volatile boolean takesAnyField;

  FakeApi(ApiDescription description, LongSupplier nanoTime) {
    this.description = description;
    this.toldLimit =
        description.toldLimit() == 0
            ? null
            : new RateLimit(
                description.toldLimit(),
                Duration.ofMinutes(1),
                RateLimitStyle.SLIDING_WINDOW,
                nanoTime);
    this.sendsRetryAfter = description.sendsRetryAfter();
  }

  /** An answer with status 429 says from now on how long to wait. */
  void sendRetryAfter() {
    sendsRetryAfter = true;
  }

  /** A body may from now on hold fields that the provider does not document. */
  void takeAnyField() {
    takesAnyField = true;
  }

  /** Takes new routes, made while no request is handled. */
  void renew(Supplier<List<Route>> routes) {
    toldLimit = unused(toldLimit);
    exclusively(() -> router = new Router(routes.get()));
  }

  /** Returns the operations, such as {@code GET /api/v1/records/:id}. */
  List<String> operations() {
    return router.routes().stream()
        .map(route -> route.method() + " " + description.basePath() + route.path())
        .sorted()
        .toList();
  }

  /** Sets the limit; null for none. */
  void limit(@Nullable RateLimit newLimit) {
    limit = newLimit;
  }

  /**
   * The operations, the limit and the switches as they are; what is behind the operations is not.
   */
  Snapshot snapshot() {
    Router routerThen = router;
    RateLimit limitThen = limit;
    boolean sendsRetryAfterThen = sendsRetryAfter;
    boolean takesAnyFieldThen = takesAnyField;
    return () -> {
      sendsRetryAfter = sendsRetryAfterThen;
      takesAnyField = takesAnyFieldThen;
      router = routerThen;
      limit = unused(limitThen);
      toldLimit = unused(toldLimit);
    };
  }

  private static @Nullable RateLimit unused(@Nullable RateLimit any) {
    return any == null ? null : any.unused();
  }

  /** Returns the limit; empty if there is none. */
  Optional<RateLimit> limit() {
    return Optional.ofNullable(limit);
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

  FakeResponse answer(ReceivedRequest request) {
    return orRefused(
        () -> {
          Router.Filters match = router.find(request.method(), segmentsOf(request.path()));
          String key = keyOf(request);
          RateLimit current = limit;
          FakeResponse answer = orRefused(() -> handle(request, match, key, current));
          return answer.with(limitHeaders(key, current));
        });
  }

  private Map<String, String> limitHeaders(String key, @Nullable RateLimit current) {
    RateLimit told = toldLimit;
    if (told == null) {
      return Map.of();
    }
    return current == null ? told.headers(key) : current.headers(key);
  }

  /** Returns what the provider answers when it fails by itself. */
  FakeResponse errorAnswer(int status) {
    return FakeResponse.of(
        status,
        description.errors().apply(ErrorDetail.of("Status " + status + ", as the test asked for")));
  }

  private FakeResponse orRefused(Supplier<FakeResponse> answer) {
    try {
      return answer.get();
    } catch (ErrorReply refusal) {
      return FakeResponse.of(refusal.status(), description.errors().apply(refusal.problem()))
          .with(refusal.headers());
    }
  }

  private FakeResponse handle(
      ReceivedRequest request, Router.Filters match, String key, @Nullable RateLimit current) {
    Route route = match.route();
    checkLimit(key, current);
    checkScope(key, route.scope());
    Map<String, String> query = route.query().checkQuery(description.queryOf(request));
    Call call = new Call(match.parameters(), query, BodyReader.read(route, request, takesAnyField));
    return exclusively(() -> route.handler().apply(call));
  }

  private String keyOf(ReceivedRequest request) {
    String key =
        description.keyOf(request).orElseThrow(() -> ErrorReply.unauthorized("Missing API key"));
    if (!description.keys().containsKey(key)) {
      throw ErrorReply.unauthorized("Invalid API key");
    }
    return key;
  }

  private void checkScope(String key, String scope) {
    if (!description.keys().getOrDefault(key, Set.of()).contains(scope)) {
      throw ErrorReply.forbidden(description.forbidden().formatted(scope));
    }
  }

  private void checkLimit(String key, @Nullable RateLimit current) {
    if (current == null) {
      RateLimit told = toldLimit;
      if (told != null) {
        told.admit(key); // counted, and never refused
      }
      return;
    }
    Optional<Duration> wait = current.admit(key);
    if (wait.isPresent()) {
      throw ErrorReply.tooManyRequests(sendsRetryAfter ? wait : Optional.empty());
    }
  }

  private List<String> segmentsOf(String path) {
    String prefix = description.basePath() + "/";
    if (!path.startsWith(prefix)) {
      throw ErrorReply.notFound("No endpoint '" + path + "'");
    }
    return Stream.of(path.substring(prefix.length()).split("/", -1)).map(FakeApi::decode).toList();
  }

  private static String decode(String segment) {
    try {
      // In a path a plus sign is a plus sign.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ErrorReply.badRequest("Malformed percent-encoding in the path: '" + segment + "'");
    }
  }
}
