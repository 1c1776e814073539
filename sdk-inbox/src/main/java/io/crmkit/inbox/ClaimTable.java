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
            Sql.prepare(
                connection,
                "SELECT claimed_by, expires_at FROM crmkit_duplicate WHERE delivery_key = ?",
                key);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(new Row(row.getString(1), row.getLong(2))) : Optional.empty();
    }
  }

  /** False if there is a row of that key; the transaction goes on. */
  boolean insert(Connection connection, String key, @Nullable String claimedBy, long expiresAt)
      throws SQLException {
    Savepoint before = connection.setSavepoint(); // after an error, PostgreSQL wants to go back
    try {
      Sql.update(
          connection,
          "INSERT INTO crmkit_duplicate (delivery_key, claimed_by, expires_at) VALUES (?, ?, ?)",
          key,
          claimedBy,
          expiresAt);
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
    return 1
        == Sql.update(
            connection,
            "UPDATE crmkit_duplicate SET claimed_by = ?, expires_at = ?"
                + " WHERE delivery_key = ? AND expires_at = ?",
            claimedBy,
            expiresAt,
            key,
            was.expiresAt());
  }

  /** Sets the row of that key to that; false if there is none. */
  boolean set(Connection connection, String key, @Nullable String claimedBy, long expiresAt)
      throws SQLException {
    return 1
        == Sql.update(
            connection,
            "UPDATE crmkit_duplicate SET claimed_by = ?, expires_at = ? WHERE delivery_key = ?",
            claimedBy,
            expiresAt,
            key);
  }

  boolean delete(Connection connection, String key, String claimedBy) throws SQLException {
    return 1
        == Sql.update(
            connection,
            "DELETE FROM crmkit_duplicate WHERE delivery_key = ? AND claimed_by = ?",
            key,
            claimedBy);
  }

  int deleteExpired(Connection connection, long now) throws SQLException {
    return Sql.update(connection, "DELETE FROM crmkit_duplicate WHERE expires_at <= ?", now);
  }
}
