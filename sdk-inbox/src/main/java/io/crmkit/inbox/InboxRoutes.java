package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookEvent;
import java.sql.Connection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which handlers an event runs: all that match, in the order they were registered. */
final class InboxRoutes {
  /** A handler of either kind. */
  interface Step {
    /** The connection is there if any handler of the event wants it. */
    void run(WebhookEvent event, @Nullable Connection connection) throws Exception;
  }

  /** One handler, the events it is for, and whether it wants the transaction's connection. */
  record Route(Predicate<WebhookEvent> matches, Step handler, boolean transactional) {}

  /** An event and its handlers. */
  record Plan(WebhookEvent event, List<Route> routes) {

    boolean isEmpty() {
      return routes.isEmpty();
    }

    boolean isTransactional() {
      return routes.stream().anyMatch(Route::transactional);
    }

    void run(@Nullable Connection connection) throws Exception {
      for (Route route : routes) {
        route.handler().run(event, connection);
      }
    }
  }

  private final List<Route> routes;

  InboxRoutes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  Plan of(WebhookEvent event) {
    return new Plan(event, routes.stream().filter(route -> route.matches().test(event)).toList());
  }
}
