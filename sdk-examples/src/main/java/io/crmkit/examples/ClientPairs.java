package io.crmkit.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crmkit.examples.ClientBook.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which clients are the same, and what was agreed on last, in a DuckDB file. */
final class ClientPairs implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS pairs (kanvo VARCHAR, kolva VARCHAR, agreed VARCHAR NOT NULL)";

  private final Connection connection;

  private ClientPairs(Connection connection) {
    this.connection = connection;
  }

  /**
   * One client on both sides.
   *
   * @param ids its ids; while it is being created on one side, only that of the other
   * @param agreed the fields that both sides had after the last run, or that the one being created
   *     is given; empty for clients that have only just been found to be the same
   */
  record Pair(Map<Side, String> ids, Map<String, String> agreed) {
    boolean isWhole() {
      return ids.size() == Side.values().length;
    }

    Pair with(Side side, String id) {
      Map<Side, String> more = new EnumMap<>(ids);
      more.put(side, id);
      return new Pair(more, agreed);
    }

    Pair agreedOn(Map<String, String> fields) {
      return new Pair(ids, fields);
    }
  }

  /** Opens a file, or makes it. One process at a time may have it open. */
  static ClientPairs open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    connection.setAutoCommit(false);
    return new ClientPairs(connection);
  }

  List<Pair> all() throws SQLException {
    List<Pair> pairs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT kanvo, kolva, agreed FROM pairs")) {
      while (row.next()) {
        Map<Side, String> ids = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
          Optional.ofNullable(row.getString(side.name())).ifPresent(id -> ids.put(side, id));
        }
        pairs.add(new Pair(ids, fields(row.getString("agreed"))));
      }
    }
    connection.commit();
    return pairs;
  }

  /** Puts a pair in the place of what is known of its clients; on the disk when this returns. */
  void save(Pair pair) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM pairs WHERE kanvo = ? OR kolva = ?");
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO pairs VALUES (?, ?, ?)")) {
      for (Side side : Side.values()) {
        delete.setString(side.ordinal() + 1, pair.ids().get(side)); // nothing equals null
        insert.setString(side.ordinal() + 1, pair.ids().get(side));
      }
      delete.execute();
      insert.setString(3, JSON.valueToTree(pair.agreed()).toString());
      insert.execute();
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static Map<String, String> fields(String json) throws SQLException {
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new SQLException("the file of pairs holds something else: " + e.getOriginalMessage());
    }
  }
}
