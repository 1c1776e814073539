package io.crmkit.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.DuplicateFilter;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import redis.clients.jedis.JedisPooled;
import redis.embedded.RedisServer;

/** What duplicate filters are shared in: real servers, each started once. */
enum TestStore {
  POSTGRESQL {
    @Override
    DuplicateFilter filter(String endpoint, Duration claimTime, Duration window) {
      return JdbcDuplicateFilter.of(Postgres.POOL, endpoint, claimTime, window);
    }
  },
  H2 {
    @Override
    DuplicateFilter filter(String endpoint, Duration claimTime, Duration window) {
      return JdbcDuplicateFilter.of(H2Memory.POOL, endpoint, claimTime, window);
    }
  },
  MYSQL {
    @Override
    boolean isAvailable() {
      return TestDatabase.MYSQL.isAvailable();
    }

    @Override
    DuplicateFilter filter(String endpoint, Duration claimTime, Duration window) {
      return JdbcDuplicateFilter.of(MySql.POOL, endpoint, claimTime, window);
    }
  },
  JEDIS {
    @Override
    DuplicateFilter filter(String endpoint, Duration claimTime, Duration window) {
      return JedisDuplicateFilter.of(Redis.JEDIS, endpoint, claimTime, window);
    }
  },
  LETTUCE {
    @Override
    DuplicateFilter filter(String endpoint, Duration claimTime, Duration window) {
      return LettuceDuplicateFilter.of(Redis.LETTUCE.connect().sync(), endpoint, claimTime, window);
    }
  };

  /** Those that this machine can start. */
  static List<TestStore> available() {
    return Stream.of(values()).filter(TestStore::isAvailable).toList();
  }

  boolean isAvailable() {
    return true;
  }

  /** One instance's filter; those of one endpoint share what they know. */
  abstract DuplicateFilter filter(String endpoint, Duration claimTime, Duration window);

  static int redisPort() {
    return Redis.PORT;
  }

  static String newEndpoint() {
    return UUID.randomUUID() + ":";
  }

  private static final class Postgres {
    static final HikariDataSource POOL = TestDatabase.POSTGRESQL.open();

    static {
      JdbcDuplicateFilter.createTable(POOL);
    }
  }

  private static final class H2Memory {
    static final HikariDataSource POOL = TestDatabase.H2.open();

    static {
      JdbcDuplicateFilter.createTable(POOL);
    }
  }

  private static final class MySql {
    static final HikariDataSource POOL = TestDatabase.MYSQL.open();

    static {
      JdbcDuplicateFilter.createTable(POOL);
    }
  }

  private static final class Redis {
    private static final int PORT = start();
    static final JedisPooled JEDIS = new JedisPooled("127.0.0.1", PORT);
    static final RedisClient LETTUCE = RedisClient.create("redis://127.0.0.1:" + PORT);

    private static int start() {
      try {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
          port = socket.getLocalPort();
        }
        RedisServer server = new RedisServer(port);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return port;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(RedisServer server) {
      try {
        server.stop();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
