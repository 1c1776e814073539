package io.crmkit.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The deliveries of one inbox: every method is one transaction. */
final class DeliveryStore {
  /** Makes a delivery due, in the transaction of that connection. */
  @FunctionalInterface
  interface Scheduling {
    void schedule(Connection connection, Trigger trigger) throws SQLException;
  }

  private final Transactions transactions;
  private final DeliveryTable table;
  private final Clock clock;

  DeliveryStore(Transactions transactions, DeliveryTable table, Clock clock) {
    this.transactions = transactions;
    this.table = table;
    this.clock = clock;
  }

  /** Stores a delivery and makes it due, unless it was stored before: then false. */
  boolean add(StoredDelivery delivery, Scheduling scheduling) throws SQLException {
    try {
      return transactions.run(
          connection -> {
            if (table.contains(connection, delivery.key())) {
              return false;
            }
            table.insert(connection, delivery);
            scheduling.schedule(connection, new Trigger(delivery.key(), delivery.replays()));
            return true;
          });
    } catch (SQLException e) {
      if (Sql.isDuplicate(e)) {
        return false; // it arrived twice at the same moment, and the other one was faster
      }
      throw e;
    }
  }

  Optional<StoredDelivery> pending(Trigger trigger) {
    return transactions.runOwn("read a delivery", c -> table.pending(c, trigger));
  }

  /** Handles a delivery and ends it, in this order. */
  boolean handle(Trigger trigger, InboxRoutes.Plan plan) throws Exception {
    plan.run(null);
    return transactions.run(connection -> table.complete(connection, trigger, clock.instant()));
  }

  /** Handles a delivery and ends it in one commit; false if it is no longer due. */
  boolean handleInTransaction(Trigger trigger, InboxRoutes.Plan plan) throws Exception {
    return transactions.run(
        connection -> {
          if (!table.lock(connection, trigger)) {
            return false;
          }
          plan.run(SharedConnection.of(connection));
          return table.complete(connection, trigger, clock.instant());
        });
  }

  /** Counts a failed attempt; false if the delivery is no longer due. */
  boolean fail(Trigger trigger, int attempts, boolean park, Throwable cause) {
    return transactions.runOwn(
        "count a failed attempt",
        c -> table.fail(c, trigger, attempts, park, cause.toString(), clock.instant()));
  }

  List<ParkedDelivery> parked(int limit) {
    return transactions.runOwn("list what is parked", c -> table.parked(c, limit));
  }

  boolean replay(String key, Scheduling scheduling) {
    return transactions.runOwn(
        "replay a delivery",
        connection -> {
          Optional<Trigger> trigger = table.unpark(connection, key);
          if (trigger.isPresent()) {
            scheduling.schedule(connection, trigger.get());
          }
          return trigger.isPresent();
        });
  }

  boolean discard(String key) {
    return transactions.runOwn("discard a delivery", c -> table.discard(c, key));
  }

  /** Forgets what was handled longer ago than that. */
  int deleteDone(Duration retention) {
    return transactions.runOwn(
        "delete old deliveries", c -> table.deleteDone(c, clock.instant().minus(retention)));
  }
}
