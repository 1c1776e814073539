package io.crmkit.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Real databases, a new and empty one for each caller. */
enum TestDatabase {
  POSTGRESQL {
    @Override
    String newUrl() {
      String name = "inbox" + COUNTER.incrementAndGet();
      try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return Server.POSTGRES.getJdbcUrl("postgres", name);
    }
  },
  H2 {
    @Override
    String newUrl() {
      return "jdbc:h2:mem:inbox" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    String newSharedUrl() {
      return newUrl().replace(":mem:", ":tcp://localhost:" + SharedH2.SERVER.getPort() + "/mem:")
          + ";LOCK_TIMEOUT=20000";
    }
  },
  /** MariaDB, where there is one to start. */
  MYSQL {
    @Override
    boolean isAvailable() {
      return MariaDbServer.binary().isPresent();
    }

    @Override
    String newUrl() {
      String name = "inbox" + COUNTER.incrementAndGet();
      try (Connection connection = DriverManager.getConnection(MariaDbServer.url(""));
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return MariaDbServer.url(name);
    }
  };

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** Started when the first test wants it, and stopped with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** H2 for other processes. */
  private static final class SharedH2 {
    static final org.h2.tools.Server SERVER = start();

    private static org.h2.tools.Server start() {
      try {
        return org.h2.tools.Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Those that this machine can start. */
  static List<TestDatabase> available() {
    return Stream.of(values()).filter(TestDatabase::isAvailable).toList();
  }

  boolean isAvailable() {
    return true;
  }

  abstract String newUrl();

  /** A database that other processes can use, too. */
  String newSharedUrl() {
    return newUrl();
  }

  /** A pool on a database that has the inbox's tables, and one for effects. */
  HikariDataSource open() {
    return open(newUrl());
  }

  static HikariDataSource open(String url) {
    HikariDataSource pool = pool(url);
    InboxSchema.create(pool);
    execute(pool, "CREATE TABLE effect (id VARCHAR(100) NOT NULL)");
    return pool;
  }

  static HikariDataSource pool(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(12);
    pool.setMinimumIdle(0);
    return pool;
  }

  /** Writes what a handler brings about, as a part of the connection's transaction. */
  static void insertEffect(Connection connection, String id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO effect (id) VALUES (?)")) {
      insert.setString(1, id);
      insert.executeUpdate();
    }
  }

  static void execute(javax.sql.DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long count(javax.sql.DataSource dataSource, String from) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
