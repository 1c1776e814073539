package io.crmkit.fleet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import redis.clients.jedis.JedisPooled;
import redis.embedded.RedisServer;

/** A real store for the fleet, and the way of its machines to it. */
enum FleetStore {
  REDIS {
    @Override
    Running start() throws IOException {
      int port = freePort();
      RedisServer redis = new RedisServer(port);
      redis.start();
      return new Running(Integer.toString(port)) {
        @Override
        void stop() throws IOException {
          redis.stop();
        }

        @Override
        void startAgain() throws IOException {
          redis.start();
        }
      };
    }

    @Override
    ProxyManager<String> connect(String address) {
      JedisPooled redis = new JedisPooled("127.0.0.1", Integer.parseInt(address));
      return Bucket4jJedis.casBasedBuilder(redis).keyMapper(Mapper.STRING).build();
    }
  },

  POSTGRESQL {
    @Override
    Running start() throws IOException {
      Path data = Files.createTempDirectory("fleet");
      EmbeddedPostgres.Builder settings =
          EmbeddedPostgres.builder()
              .setPort(freePort())
              .setDataDirectory(data)
              .setCleanDataDirectory(false);
      EmbeddedPostgres first = settings.start();
      String address = first.getJdbcUrl("postgres", "postgres");
      Running running =
          new Running(address) {
            private EmbeddedPostgres postgres = first;

            @Override
            void stop() throws IOException {
              postgres.close();
            }

            @Override
            void startAgain() throws IOException {
              postgres = settings.start();
            }

            @Override
            public void close() throws IOException {
              super.close();
              deleteAll(data);
            }
          };
      try (Connection connection = DriverManager.getConnection(address);
          Statement statement = connection.createStatement()) {
        statement.execute(TABLE);
      } catch (SQLException e) {
        running.close();
        throw new IOException(e);
      }
      return running;
    }

    @Override
    ProxyManager<String> connect(String address) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(address);
      config.setMaximumPoolSize(4);
      config.setConnectionTimeout(DRIVER_WAIT_MILLIS);
      DataSource dataSource = new HikariDataSource(config);
      // tag::fleet-postgresql
      ProxyManager<String> store =
          Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
              .table("fleet")
              .primaryKeyMapper(PrimaryKeyMapper.STRING)
              .build();
      // end::fleet-postgresql
      return store;
    }
  };

  static final String TABLE =
      "CREATE TABLE fleet (id VARCHAR(80) PRIMARY KEY, state BYTEA, expires_at BIGINT)";

  private static final int DRIVER_WAIT_MILLIS = 1_000;

  /** Starts the store. */
  abstract Running start() throws IOException;

  /** Connects a machine to it, for as long as its process lives. */
  abstract ProxyManager<String> connect(String address);

  /** A store that runs until it is closed, unless it is stopped in between. */
  abstract static class Running implements Closeable {
    private final String address;

    private Running(String address) {
      this.address = address;
    }

    String address() {
      return address;
    }

    abstract void stop() throws IOException;

    /** Starts it once more, at the same address. */
    abstract void startAgain() throws IOException;

    @Override
    public void close() throws IOException {
      stop();
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
