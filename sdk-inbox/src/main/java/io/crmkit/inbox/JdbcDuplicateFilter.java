package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.DuplicateFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A duplicate filter that the instances of a service share, in one table of a database: PostgreSQL,
 * MySQL, MariaDB or H2. Thread-safe.
 *
 * <pre>{@code
 * WebhookHandler.builder(verifier)
 *     .duplicates(JdbcDuplicateFilter.of(dataSource, "leads", Duration.ofMinutes(5), Duration.ofHours(2)))
 * }</pre>
 *
 * <p>The table, which {@link #createTable} creates and {@link #sql} returns, on PostgreSQL and H2:
 *
 * <pre>{@code
 * -- Claimed and handled deliveries, for JdbcDuplicateFilter.
 * CREATE TABLE IF NOT EXISTS crmkit_duplicate (
 *   delivery_key  VARCHAR(160) NOT NULL,
 *   claimed_by    VARCHAR(36),
 *   expires_at    BIGINT       NOT NULL,
 *   PRIMARY KEY (delivery_key)
 * );
 * CREATE INDEX IF NOT EXISTS crmkit_duplicate_expires ON crmkit_duplicate (expires_at);
 * }</pre>
 *
 * <p>On MySQL and MariaDB:
 *
 * <pre>{@code
 * -- Claimed and handled deliveries, for JdbcDuplicateFilter.
 * CREATE TABLE IF NOT EXISTS crmkit_duplicate (
 *   delivery_key  VARCHAR(160) NOT NULL,
 *   claimed_by    VARCHAR(36),
 *   expires_at    BIGINT       NOT NULL,
 *   PRIMARY KEY (delivery_key),
 *   INDEX crmkit_duplicate_expires (expires_at)
 * ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
 * }</pre>
 *
 * <p>What has expired is deleted in passing, at every 1,000th claim. Times are the machines' own,
 * so their clocks should agree to well within the claim time. Every method throws an {@link
 * InboxException} if the database fails.
 *
 * <p>Handling is at least once, with most repetitions removed. The delivery is handled again when a
 * process dies between the handler's effect and {@link #complete}, after the claim has lapsed; or
 * when a handler takes longer than the claim time. A {@link WebhookInbox} gives effects that are
 * there exactly once.
 */
public final class JdbcDuplicateFilter implements DuplicateFilter {
  private static final int CLAIMS_BETWEEN_CLEANUPS = 1_000;
  private static final int MAX_ENDPOINT_LENGTH = 79;

  private final Transactions transactions;
  private final ClaimTable table = new ClaimTable();
  private final String prefix;
  private final ClaimTimes times;
  private final Clock clock;
  private final String self = UUID.randomUUID().toString();
  private final AtomicInteger claims = new AtomicInteger();

  private JdbcDuplicateFilter(
      DataSource dataSource, String endpoint, ClaimTimes times, Clock clock) {
    this.transactions = new Transactions(requireNonNull(dataSource, "dataSource == null"));
    this.prefix = requireNonNull(endpoint, "endpoint == null") + ":";
    this.times = times;
    this.clock = clock;
    if (endpoint.length() > MAX_ENDPOINT_LENGTH) {
      throw new IllegalArgumentException("endpoint is longer than 79 characters: " + endpoint);
    }
  }

  /**
   * {@return a filter over a database}
   *
   * @param dataSource the database that all instances share
   * @param endpoint the endpoint's name, at most 79 characters: the same in each instance, another
   *     one for each endpoint, since two endpoints may get the same body
   * @param claimTime when a claim lapses, since its process must have died: longer than the slowest
   *     handler takes
   * @param window how long a handled delivery is remembered; providers repeat one for up to 36
   *     minutes, so two hours are ample
   * @throws IllegalArgumentException if a time is below a millisecond, or the name too long
   */
  public static JdbcDuplicateFilter of(
      DataSource dataSource, String endpoint, Duration claimTime, Duration window) {
    return of(dataSource, endpoint, claimTime, window, Clock.systemUTC());
  }

  static JdbcDuplicateFilter of(
      DataSource dataSource, String endpoint, Duration claimTime, Duration window, Clock clock) {
    return new JdbcDuplicateFilter(dataSource, endpoint, new ClaimTimes(claimTime, window), clock);
  }

  /**
   * {@return the statements that create the table on PostgreSQL and H2; they create only what does
   * not exist}
   */
  public static String sql() {
    return sql(InboxSchema.POSTGRESQL);
  }

  /**
   * {@return the statements that create the table; they create only what does not exist}
   *
   * @param database where it is created
   */
  public static String sql(InboxSchema database) {
    return Sql.script(
        requireNonNull(database, "database == null") == InboxSchema.MYSQL
            ? "duplicates-mysql.sql"
            : "duplicates.sql");
  }

  /**
   * Creates the table if it does not exist.
   *
   * @param dataSource the database to create it in
   * @throws InboxException if the database cannot be reached, or refuses
   */
  public static void createTable(DataSource dataSource) {
    requireNonNull(dataSource, "dataSource == null");
    Sql.run(dataSource, sql(InboxSchema.of(dataSource)));
  }

  @Override
  public Claim claim(String key) {
    if (claims.incrementAndGet() % CLAIMS_BETWEEN_CLEANUPS == 0) {
      transactions.runOwn("delete old claims", c -> table.deleteExpired(c, clock.millis()));
    }
    return transactions.runOwn("claim a delivery", c -> claim(c, prefix + key));
  }

  private Claim claim(Connection connection, String key) throws SQLException {
    long now = clock.millis();
    long expiry = now + times.claim().toMillis();
    Optional<ClaimTable.Row> known = table.find(connection, key);
    if (known.isEmpty()) {
      return table.insert(connection, key, self, expiry) ? Claim.CLAIMED : Claim.IN_PROGRESS;
    }
    ClaimTable.Row row = known.get();
    if (row.expiresAt() > now) {
      return row.claimedBy() == null ? Claim.COMPLETED : Claim.IN_PROGRESS;
    }
    // Of several that find a lapsed claim, the one that finds it unchanged has it.
    return table.replace(connection, key, row, self, expiry) ? Claim.CLAIMED : Claim.IN_PROGRESS;
  }

  /** Also if the claim has lapsed, and whoever may have it by now: the delivery was handled. */
  @Override
  public void complete(String key) {
    long expiry = clock.millis() + times.window().toMillis();
    transactions.runOwn(
        "complete a delivery",
        connection ->
            table.set(connection, prefix + key, null, expiry)
                || table.insert(connection, prefix + key, null, expiry));
  }

  @Override
  public void release(String key) {
    transactions.runOwn(
        "release a delivery", connection -> table.delete(connection, prefix + key, self));
  }
}
