package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The tables of a {@link WebhookInbox}, for each database that it works on. Two of them: the
 * deliveries, and db-scheduler's table of what is to be done when, under a name of its own, so that
 * it does not meet a db-scheduler of yours. Give the statements to the tool that migrates your
 * database.
 */
public enum InboxSchema {
  /**
   * PostgreSQL.
   *
   * <pre>{@code
   * -- The deliveries: one row each, kept until its retention is over.
   * CREATE TABLE IF NOT EXISTS crmkit_delivery (
   *   inbox         VARCHAR(40)  NOT NULL,
   *   delivery_key  VARCHAR(80)  NOT NULL,
   *   event_type    VARCHAR(200) NOT NULL,
   *   body          BYTEA,
   *   secret_index  INT          NOT NULL,
   *   state         VARCHAR(10)  NOT NULL,
   *   attempts      INT          NOT NULL,
   *   replays       INT          NOT NULL,
   *   stored_at     BIGINT       NOT NULL,
   *   ended_at      BIGINT,
   *   last_error    VARCHAR(1000),
   *   PRIMARY KEY (inbox, delivery_key)
   * );
   * CREATE INDEX IF NOT EXISTS crmkit_delivery_ended ON crmkit_delivery (inbox, state, ended_at);
   * -- What is to be done when: db-scheduler's table, under a name of its own.
   * CREATE TABLE IF NOT EXISTS crmkit_inbox_task (
   *   task_name             VARCHAR(100) NOT NULL,
   *   task_instance         VARCHAR(100) NOT NULL,
   *   task_data             BYTEA,
   *   execution_time        TIMESTAMP WITH TIME ZONE NOT NULL,
   *   picked                BOOLEAN NOT NULL,
   *   picked_by             VARCHAR(50),
   *   last_success          TIMESTAMP WITH TIME ZONE,
   *   last_failure          TIMESTAMP WITH TIME ZONE,
   *   consecutive_failures  INT,
   *   last_heartbeat        TIMESTAMP WITH TIME ZONE,
   *   version               BIGINT NOT NULL,
   *   PRIMARY KEY (task_name, task_instance)
   * );
   * CREATE INDEX IF NOT EXISTS crmkit_inbox_task_due ON crmkit_inbox_task (execution_time);
   * CREATE INDEX IF NOT EXISTS crmkit_inbox_task_beat ON crmkit_inbox_task (last_heartbeat);
   * }</pre>
   */
  POSTGRESQL(true, "PostgreSQL"),

  /**
   * MySQL, from 8 on, and MariaDB, from 10.6 on.
   *
   * <pre>{@code
   * -- The deliveries: one row each, kept until its retention is over.
   * CREATE TABLE IF NOT EXISTS crmkit_delivery (
   *   inbox         VARCHAR(40)  NOT NULL,
   *   delivery_key  VARCHAR(80)  NOT NULL,
   *   event_type    VARCHAR(200) NOT NULL,
   *   body          MEDIUMBLOB,
   *   secret_index  INT          NOT NULL,
   *   state         VARCHAR(10)  NOT NULL,
   *   attempts      INT          NOT NULL,
   *   replays       INT          NOT NULL,
   *   stored_at     BIGINT       NOT NULL,
   *   ended_at      BIGINT,
   *   last_error    VARCHAR(1000),
   *   PRIMARY KEY (inbox, delivery_key),
   *   INDEX crmkit_delivery_ended (inbox, state, ended_at)
   * ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
   * -- What is to be done when: db-scheduler's table, under a name of its own.
   * CREATE TABLE IF NOT EXISTS crmkit_inbox_task (
   *   task_name             VARCHAR(100) NOT NULL,
   *   task_instance         VARCHAR(100) NOT NULL,
   *   task_data             BLOB,
   *   execution_time        DATETIME(6) NOT NULL,
   *   picked                BOOLEAN NOT NULL,
   *   picked_by             VARCHAR(50),
   *   last_success          DATETIME(6),
   *   last_failure          DATETIME(6),
   *   consecutive_failures  INT,
   *   last_heartbeat        DATETIME(6),
   *   version               BIGINT NOT NULL,
   *   PRIMARY KEY (task_name, task_instance),
   *   INDEX crmkit_inbox_task_due (execution_time),
   *   INDEX crmkit_inbox_task_beat (last_heartbeat)
   * ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
   * }</pre>
   */
  MYSQL(false, "MySQL", "MariaDB"),

  /**
   * H2, from 2 on.
   *
   * <pre>{@code
   * -- The deliveries: one row each, kept until its retention is over.
   * CREATE TABLE IF NOT EXISTS crmkit_delivery (
   *   inbox         VARCHAR(40)  NOT NULL,
   *   delivery_key  VARCHAR(80)  NOT NULL,
   *   event_type    VARCHAR(200) NOT NULL,
   *   body          BLOB,
   *   secret_index  INT          NOT NULL,
   *   state         VARCHAR(10)  NOT NULL,
   *   attempts      INT          NOT NULL,
   *   replays       INT          NOT NULL,
   *   stored_at     BIGINT       NOT NULL,
   *   ended_at      BIGINT,
   *   last_error    VARCHAR(1000),
   *   PRIMARY KEY (inbox, delivery_key)
   * );
   * CREATE INDEX IF NOT EXISTS crmkit_delivery_ended ON crmkit_delivery (inbox, state, ended_at);
   * -- What is to be done when: db-scheduler's table, under a name of its own.
   * CREATE TABLE IF NOT EXISTS crmkit_inbox_task (
   *   task_name             VARCHAR(100) NOT NULL,
   *   task_instance         VARCHAR(100) NOT NULL,
   *   task_data             BLOB,
   *   execution_time        TIMESTAMP WITH TIME ZONE NOT NULL,
   *   picked                BOOLEAN NOT NULL,
   *   picked_by             VARCHAR(50),
   *   last_success          TIMESTAMP WITH TIME ZONE,
   *   last_failure          TIMESTAMP WITH TIME ZONE,
   *   consecutive_failures  INT,
   *   last_heartbeat        TIMESTAMP WITH TIME ZONE,
   *   version               BIGINT NOT NULL,
   *   PRIMARY KEY (task_name, task_instance)
   * );
   * CREATE INDEX IF NOT EXISTS crmkit_inbox_task_due ON crmkit_inbox_task (execution_time);
   * CREATE INDEX IF NOT EXISTS crmkit_inbox_task_beat ON crmkit_inbox_task (last_heartbeat);
   * }</pre>
   */
  H2(false, "H2");

  private final boolean skipsLocked;
  private final Set<String> productNames;

  InboxSchema(boolean skipsLocked, String... productNames) {
    this.skipsLocked = skipsLocked;
    this.productNames = Set.of(productNames);
  }

  /** {@return the statements, each ended by a semicolon; they create only what does not exist} */
  public String sql() {
    return Sql.script(name().toLowerCase(Locale.ROOT) + ".sql");
  }

  /**
   * Creates the tables that do not exist, with the statements for that database; for tests, and for
   * services without a tool that migrates.
   *
   * @param dataSource the database to create them in
   * @throws InboxException if the database cannot be reached, is none of these, or refuses
   */
  public static void create(DataSource dataSource) {
    requireNonNull(dataSource, "dataSource == null");
    Sql.run(dataSource, of(dataSource).sql());
  }

  /** Which of these a database is. */
  static InboxSchema of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return of(connection.getMetaData().getDatabaseProductName());
    } catch (SQLException e) {
      throw new InboxException("the database cannot be reached", e);
    }
  }

  private static InboxSchema of(String product) {
    for (InboxSchema schema : values()) {
      if (schema.productNames.contains(product)) {
        return schema;
      }
    }
    throw new InboxException(
        "unknown database: " + product + "; known are PostgreSQL, MySQL, MariaDB and H2");
  }

  /** Whether db-scheduler can take many due executions at once, past those locked by others. */
  boolean skipsLocked() {
    return skipsLocked;
  }
}
