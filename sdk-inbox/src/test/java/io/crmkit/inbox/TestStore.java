package io.crmkit.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.DuplicateFilter;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import redis.clients.jedis.JedisPooled;
import redis.embedded.RedisServer;

/** What duplicate filters are shared in: real servers, each started once. */
enum TestStore {
  POSTGRESQL(TestDatabase.POSTGRESQL),
  H2(TestDatabase.H2),
  MYSQL(TestDatabase.MYSQL),
  JEDIS(
      (endpoint, claimTime, window) ->
          JedisDuplicateFilter.of(Redis.JEDIS, endpoint, claimTime, window)),
  LETTUCE(
      (endpoint, claimTime, window) ->
          LettuceDuplicateFilter.of(Redis.LETTUCE.connect().sync(), endpoint, claimTime, window));

  private static final Map<TestDatabase, HikariDataSource> POOLS = new ConcurrentHashMap<>();

  private final BooleanSupplier available;
  private final Filters filters;

  TestStore(TestDatabase database) {
    this(
        database::isAvailable,
        (endpoint, claimTime, window) ->
            JdbcDuplicateFilter.of(pool(database), endpoint, claimTime, window));
  }

  TestStore(Filters filters) {
    this(() -> true, filters);
  }

  TestStore(BooleanSupplier available, Filters filters) {
    this.available = available;
    this.filters = filters;
  }

  /** Those that this machine can start. */
  static List<TestStore> available() {
    return Stream.of(values()).filter(store -> store.available.getAsBoolean()).toList();
  }

  /** One instance's filter; those of one endpoint share what they know. */
  DuplicateFilter filter(String endpoint, Duration claimTime, Duration window) {
    return filters.make(endpoint, claimTime, window);
  }

  static int redisPort() {
    return Redis.PORT;
  }

  static String newEndpoint() {
    return UUID.randomUUID() + ":";
  }

  private static HikariDataSource pool(TestDatabase database) {
    return POOLS.computeIfAbsent(
        database,
        unknown -> {
          HikariDataSource pool = unknown.open();
          JdbcDuplicateFilter.createTable(pool);
          return pool;
        });
  }

  /** Makes the filters of a store. */
  private interface Filters {
    DuplicateFilter make(String endpoint, Duration claimTime, Duration window);
  }

  private static final class Redis {
    private static final int PORT = start();
    static final JedisPooled JEDIS = new JedisPooled("127.0.0.1", PORT);
    static final RedisClient LETTUCE = RedisClient.create("redis://127.0.0.1:" + PORT);

    private static int start() {
      try {
        int port = Ports.free();
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
