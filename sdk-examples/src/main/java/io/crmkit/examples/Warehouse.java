package io.crmkit.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.webhooks.WebhookEvent;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Webhook events in a DuckDB file, each once. No provider gives a delivery an id, but a delivery
 * that comes again holds the same bytes: their digest is the key, and the database refuses a second
 * one.
 */
final class Warehouse implements AutoCloseable {
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS events (
        delivery VARCHAR PRIMARY KEY,
        provider VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        day VARCHAR NOT NULL,
        score INTEGER,
        amount DECIMAL(18, 2),
        payload VARCHAR NOT NULL)
      """;

  private final Connection connection;

  private Warehouse(Connection connection) {
    this.connection = connection;
  }

  /** Opens a file, or makes it. One process at a time may have it open. */
  static Warehouse open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    return new Warehouse(connection);
  }

  /**
   * Stores a verified event; it is on the disk when this returns.
   *
   * @param body the bytes that were verified
   * @return whether it is new
   */
  boolean add(WebhookEvent event, byte[] body) throws SQLException {
    JsonNode payload = event.payload();
    Instant at = event.timestamp().orElse(Instant.EPOCH);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, event.provider() + ":" + digest(body));
      insert.setString(2, event.provider().toString());
      insert.setString(3, event.type());
      insert.setString(4, at.atZone(ZoneOffset.UTC).toLocalDate().toString());
      insert.setObject(5, payload.path("score").isInt() ? payload.path("score").intValue() : null);
      JsonNode amount = payload.at("/data/total_ht");
      insert.setBigDecimal(6, amount.isNumber() ? amount.decimalValue() : null);
      insert.setString(7, payload.toString());
      return insert.executeUpdate() > 0;
    }
  }

  /** The rows of a query, each cell as text. */
  List<List<String>> query(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
