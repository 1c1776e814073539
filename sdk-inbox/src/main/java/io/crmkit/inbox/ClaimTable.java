package io.crmkit.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on the table of claims. Nothing here commits. */
final class ClaimTable {
  /**
   * A claim, or a handled delivery.
   *
   * @param claimedBy who has claimed it; null if it was handled
   * @param expiresAt in milliseconds since 1970
   */
  record Row(@Nullable String claimedBy, long expiresAt) {}

  Optional<Row> find(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT claimed_by, expires_at FROM crmkit_duplicate WHERE delivery_key = ?")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Row(row.getString(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /** False if there is a row of that key; the transaction goes on. */
  boolean insert(Connection connection, String key, @Nullable String claimedBy, long expiresAt)
      throws SQLException {
    Savepoint before = connection.setSavepoint(); // after an error, PostgreSQL wants to go back
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO crmkit_duplicate (delivery_key, claimed_by, expires_at)"
                + " VALUES (?, ?, ?)")) {
      insert.setString(1, key);
      insert.setString(2, claimedBy);
      insert.setLong(3, expiresAt);
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (!Sql.isDuplicate(e)) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  /** False if the row is no longer what it was. */
  boolean replace(
      Connection connection, String key, Row was, @Nullable String claimedBy, long expiresAt)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE crmkit_duplicate SET claimed_by = ?, expires_at = ?"
                + " WHERE delivery_key = ? AND expires_at = ?")) {
      update.setString(1, claimedBy);
      update.setLong(2, expiresAt);
      update.setString(3, key);
      update.setLong(4, was.expiresAt());
      return update.executeUpdate() == 1;
    }
  }

  /** Sets the row of that key to that; false if there is none. */
  boolean set(Connection connection, String key, @Nullable String claimedBy, long expiresAt)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE crmkit_duplicate SET claimed_by = ?, expires_at = ?"
                + " WHERE delivery_key = ?")) {
      update.setString(1, claimedBy);
      update.setLong(2, expiresAt);
      update.setString(3, key);
      return update.executeUpdate() == 1;
    }
  }

  boolean delete(Connection connection, String key, String claimedBy) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM crmkit_duplicate WHERE delivery_key = ? AND claimed_by = ?")) {
      delete.setString(1, key);
      delete.setString(2, claimedBy);
      return delete.executeUpdate() == 1;
    }
  }

  int deleteExpired(Connection connection, long now) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM crmkit_duplicate WHERE expires_at <= ?")) {
      delete.setLong(1, now);
      return delete.executeUpdate();
    }
  }
}
