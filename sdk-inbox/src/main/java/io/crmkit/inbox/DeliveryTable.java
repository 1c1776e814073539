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

  private final String inbox;

  DeliveryTable(String inbox) {
    this.inbox = inbox;
  }

  boolean contains(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM crmkit_delivery WHERE inbox = ? AND delivery_key = ?")) {
      select.setString(1, inbox);
      select.setString(2, key);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  void insert(Connection connection, StoredDelivery delivery) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO crmkit_delivery (inbox, delivery_key, event_type, body, secret_index,"
                + " state, attempts, replays, stored_at)"
                + " VALUES (?, ?, ?, ?, ?, 'PENDING', 0, 0, ?)")) {
      insert.setString(1, inbox);
      insert.setString(2, delivery.key());
      insert.setString(3, text(delivery.eventType(), MAX_TYPE_LENGTH));
      insert.setBytes(4, delivery.body());
      insert.setInt(5, delivery.secretIndex());
      insert.setLong(6, delivery.storedAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** The delivery, unless it is handled, parked, replayed since, or gone. */
  Optional<StoredDelivery> pending(Connection connection, Trigger trigger) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT event_type, body, secret_index, attempts, stored_at FROM crmkit_delivery"
                + " WHERE inbox = ? AND delivery_key = ? AND replays = ? AND state = 'PENDING'")) {
      identify(select, 1, trigger);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row, trigger)) : Optional.empty();
      }
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
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM crmkit_delivery WHERE inbox = ? AND delivery_key = ? AND replays = ?"
                + " AND state = 'PENDING' FOR UPDATE")) {
      identify(select, 1, trigger);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Ends a delivery that was handled: of its content, only the key is kept. */
  boolean complete(Connection connection, Trigger trigger, Instant now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE crmkit_delivery SET state = 'DONE', body = NULL, ended_at = ?"
                + " WHERE inbox = ? AND delivery_key = ? AND replays = ? AND state = 'PENDING'")) {
      update.setLong(1, now.toEpochMilli());
      identify(update, 2, trigger);
      return update.executeUpdate() == 1;
    }
  }

  /** Counts a failed attempt; false if somebody else has ended the delivery meanwhile. */
  boolean fail(
      Connection connection, Trigger trigger, int attempts, boolean park, String error, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE crmkit_delivery SET state = ?, attempts = ?, last_error = ?, ended_at = ?"
                + " WHERE inbox = ? AND delivery_key = ? AND replays = ? AND state = 'PENDING'")) {
      update.setString(1, park ? "PARKED" : "PENDING");
      update.setInt(2, attempts);
      update.setString(3, text(error, MAX_ERROR_LENGTH));
      update.setLong(4, now.toEpochMilli());
      identify(update, 5, trigger);
      return update.executeUpdate() == 1;
    }
  }

  List<ParkedDelivery> parked(Connection connection, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT delivery_key, event_type, attempts, stored_at, ended_at, last_error"
                + " FROM crmkit_delivery WHERE inbox = ? AND state = 'PARKED'"
                + " ORDER BY ended_at, delivery_key")) {
      select.setString(1, inbox);
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
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE crmkit_delivery SET state = 'PENDING', attempts = 0, ended_at = NULL,"
                + " replays = replays + 1"
                + " WHERE inbox = ? AND delivery_key = ? AND state = 'PARKED'")) {
      update.setString(1, inbox);
      update.setString(2, key);
      if (update.executeUpdate() == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Trigger(key, replays(connection, key)));
  }

  private int replays(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT replays FROM crmkit_delivery WHERE inbox = ? AND delivery_key = ?")) {
      select.setString(1, inbox);
      select.setString(2, key);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  boolean discard(Connection connection, String key) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM crmkit_delivery"
                + " WHERE inbox = ? AND delivery_key = ? AND state = 'PARKED'")) {
      delete.setString(1, inbox);
      delete.setString(2, key);
      return delete.executeUpdate() == 1;
    }
  }

  int deleteDone(Connection connection, Instant endedBefore) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM crmkit_delivery WHERE inbox = ? AND state = 'DONE' AND ended_at < ?")) {
      delete.setString(1, inbox);
      delete.setLong(2, endedBefore.toEpochMilli());
      return delete.executeUpdate();
    }
  }

  private void identify(PreparedStatement statement, int first, Trigger trigger)
      throws SQLException {
    statement.setString(first, inbox);
    statement.setString(first + 1, trigger.key());
    statement.setInt(first + 2, trigger.replays());
  }

  /** What a column holds: of limited length, and without the character that PostgreSQL refuses. */
  private static String text(String value, int maxLength) {
    String printable = value.replace('\0', ' ');
    return printable.length() <= maxLength ? printable : printable.substring(0, maxLength);
  }
}
