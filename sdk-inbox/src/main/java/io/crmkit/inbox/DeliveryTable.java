package io.crmkit.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements on the table of deliveries, for one inbox. Nothing here commits. */
final class DeliveryTable {
  private static final int MAX_TYPE_LENGTH = 200;
  private static final int MAX_ERROR_LENGTH = 1_000;

  /** A delivery that is due, as a {@link Trigger} names it. */
  private static final String DUE =
      " WHERE inbox = ? AND delivery_key = ? AND replays = ? AND state = 'PENDING'";

  private static final String PARKED = " WHERE inbox = ? AND delivery_key = ? AND state = 'PARKED'";

  private final String inbox;

  DeliveryTable(String inbox) {
    this.inbox = inbox;
  }

  boolean contains(Connection connection, String key) throws SQLException {
    return Sql.finds(
        connection,
        "SELECT 1 FROM crmkit_delivery WHERE inbox = ? AND delivery_key = ?",
        inbox,
        key);
  }

  void insert(Connection connection, StoredDelivery delivery) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO crmkit_delivery (inbox, delivery_key, event_type, body, secret_index,"
            + " state, attempts, replays, stored_at)"
            + " VALUES (?, ?, ?, ?, ?, 'PENDING', 0, 0, ?)",
        inbox,
        delivery.key(),
        text(delivery.eventType(), MAX_TYPE_LENGTH),
        delivery.body(),
        delivery.secretIndex(),
        delivery.storedAt().toEpochMilli());
  }

  /** The delivery, unless it is handled, parked, replayed since, or gone. */
  Optional<StoredDelivery> pending(Connection connection, Trigger trigger) throws SQLException {
    try (PreparedStatement select =
            Sql.prepare(
                connection,
                "SELECT event_type, body, secret_index, attempts, stored_at FROM crmkit_delivery"
                    + DUE,
                inbox,
                trigger.key(),
                trigger.replays());
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(read(row, trigger)) : Optional.empty();
    }
  }

  private static StoredDelivery read(ResultSet row, Trigger trigger) throws SQLException {
    return new StoredDelivery(
        trigger.key(),
        row.getString(1),
        row.getBytes(2),
        row.getInt(3),
        row.getInt(4),
        trigger.replays(),
        Instant.ofEpochMilli(row.getLong(5)));
  }

  /** Keeps others from the delivery until the transaction ends; false if it is no longer due. */
  boolean lock(Connection connection, Trigger trigger) throws SQLException {
    return Sql.finds(
        connection,
        "SELECT 1 FROM crmkit_delivery" + DUE + " FOR UPDATE",
        inbox,
        trigger.key(),
        trigger.replays());
  }

  /** Ends a delivery that was handled: of its content, only the key is kept. */
  boolean complete(Connection connection, Trigger trigger, Instant now) throws SQLException {
    return 1
        == Sql.update(
            connection,
            "UPDATE crmkit_delivery SET state = 'DONE', body = NULL, ended_at = ?" + DUE,
            now.toEpochMilli(),
            inbox,
            trigger.key(),
            trigger.replays());
  }

  /** Counts a failed attempt; false if somebody else has ended the delivery meanwhile. */
  boolean fail(
      Connection connection, Trigger trigger, int attempts, boolean park, String error, Instant now)
      throws SQLException {
    return 1
        == Sql.update(
            connection,
            "UPDATE crmkit_delivery SET state = ?, attempts = ?, last_error = ?, ended_at = ?"
                + DUE,
            park ? "PARKED" : "PENDING",
            attempts,
            text(error, MAX_ERROR_LENGTH),
            now.toEpochMilli(),
            inbox,
            trigger.key(),
            trigger.replays());
  }

  List<ParkedDelivery> parked(Connection connection, int limit) throws SQLException {
    try (PreparedStatement select =
        Sql.prepare(
            connection,
            "SELECT delivery_key, event_type, attempts, stored_at, ended_at, last_error"
                + " FROM crmkit_delivery WHERE inbox = ? AND state = 'PARKED'"
                + " ORDER BY ended_at, delivery_key",
            inbox)) {
      select.setMaxRows(limit);
      try (ResultSet row = select.executeQuery()) {
        List<ParkedDelivery> parked = new ArrayList<>();
        while (row.next()) {
          parked.add(
              new ParkedDelivery(
                  row.getString(1),
                  row.getString(2),
                  row.getInt(3),
                  Instant.ofEpochMilli(row.getLong(4)),
                  Instant.ofEpochMilli(row.getLong(5)),
                  row.getString(6)));
        }
        return parked;
      }
    }
  }

  /** Makes a parked delivery due again; empty if there is none of that key. */
  Optional<Trigger> unpark(Connection connection, String key) throws SQLException {
    int unparked =
        Sql.update(
            connection,
            "UPDATE crmkit_delivery SET state = 'PENDING', attempts = 0, ended_at = NULL,"
                + " replays = replays + 1"
                + PARKED,
            inbox,
            key);
    return unparked == 0
        ? Optional.empty()
        : Optional.of(new Trigger(key, replays(connection, key)));
  }

  private int replays(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
            Sql.prepare(
                connection,
                "SELECT replays FROM crmkit_delivery WHERE inbox = ? AND delivery_key = ?",
                inbox,
                key);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  boolean discard(Connection connection, String key) throws SQLException {
    return 1 == Sql.update(connection, "DELETE FROM crmkit_delivery" + PARKED, inbox, key);
  }

  int deleteDone(Connection connection, Instant endedBefore) throws SQLException {
    return Sql.update(
        connection,
        "DELETE FROM crmkit_delivery WHERE inbox = ? AND state = 'DONE' AND ended_at < ?",
        inbox,
        endedBefore.toEpochMilli());
  }

  /** What a column holds: of limited length, and without the character that PostgreSQL refuses. */
  private static String text(String value, int maxLength) {
    String printable = value.replace('\0', ' ');
    return printable.length() <= maxLength ? printable : printable.substring(0, maxLength);
  }
}
