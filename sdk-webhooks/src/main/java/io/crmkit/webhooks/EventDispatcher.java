package io.crmkit.webhooks;

import java.util.List;
import java.util.function.Predicate;

/** Which handlers an event runs: all that match, in the order they were registered. */
final class EventDispatcher {
  /** One handler, and the events it is for. */
  static final class Route {
    private final Predicate<WebhookEvent> matches;
    private final EventHandler<WebhookEvent> handler;

    private Route(Predicate<WebhookEvent> matches, EventHandler<WebhookEvent> handler) {
      this.matches = matches;
      this.handler = handler;
    }

    static <E extends WebhookEvent> Route of(
        Predicate<WebhookEvent> matches, Class<E> eventClass, EventHandler<? super E> handler) {
      return new Route(matches, event -> handler.handle(eventClass.cast(event)));
    }
  }

  private final List<Route> routes;
  private final EventHandler<? super WebhookEvent> unhandled;

  EventDispatcher(List<Route> routes, EventHandler<? super WebhookEvent> unhandled) {
    this.routes = List.copyOf(routes);
    this.unhandled = unhandled;
  }

  /** Tells whether there was a handler for the event. */
  boolean dispatch(WebhookEvent event) throws Exception {
    boolean handled = false;
    for (Route route : routes) {
      if (route.matches.test(event)) {
        route.handler.handle(event);
        handled = true;
      }
    }
    if (!handled) {
      unhandled.handle(event);
    }
    return handled;
  }
}
