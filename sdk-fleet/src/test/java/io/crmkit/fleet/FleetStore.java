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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
      return new Running(Integer.toString(port), redis::stop);
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
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE fleet (id VARCHAR(80) PRIMARY KEY, state BYTEA, expires_at BIGINT)");
      } catch (SQLException e) {
        postgres.close();
        throw new IOException(e);
      }
      return new Running(postgres.getJdbcUrl("postgres", "postgres"), postgres);
    }

    @Override
    ProxyManager<String> connect(String address) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(address);
      config.setMaximumPoolSize(4);
      return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(new HikariDataSource(config))
          .table("fleet")
          .primaryKeyMapper(PrimaryKeyMapper.STRING)
          .build();
    }
  };

  /** Starts the store. */
  abstract Running start() throws IOException;

  /** Connects a machine to it, for as long as its process lives. */
  abstract ProxyManager<String> connect(String address);

  /** A store that runs until it is closed. */
  record Running(String address, Closeable server) implements Closeable {
    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
