package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookEvent;
import java.sql.Connection;

/**
 * What to do with an event, in the transaction that also ends its delivery: what is written through
 * the connection is kept if, and only if, the delivery counts as handled.
 *
 * @param <E> the kind of event
 */
@FunctionalInterface
public interface TransactionalHandler<E extends WebhookEvent> {
  /**
   * Handles an event. Called on one of the inbox's threads.
   *
   * @param event the event; its delivery's signature was verified when it was stored
   * @param connection to the inbox's database, in the transaction that the inbox commits or rolls
   *     back. Closing it does nothing; {@code commit}, {@code rollback}, {@code setAutoCommit} and
   *     {@code abort} throw an {@link IllegalStateException}. Do not keep it beyond the call.
   * @throws Exception to have the transaction rolled back, and the event handled again later
   */
  void handle(E event, Connection connection) throws Exception;
}
