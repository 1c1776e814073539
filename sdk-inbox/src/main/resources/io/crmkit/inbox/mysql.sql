-- The deliveries: one row each, kept until its retention is over.
CREATE TABLE IF NOT EXISTS crmkit_delivery (
  inbox         VARCHAR(40)  NOT NULL,
  delivery_key  VARCHAR(80)  NOT NULL,
  event_type    VARCHAR(200) NOT NULL,
  body          MEDIUMBLOB,
  secret_index  INT          NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  attempts      INT          NOT NULL,
  replays       INT          NOT NULL,
  stored_at     BIGINT       NOT NULL,
  ended_at      BIGINT,
  last_error    VARCHAR(1000),
  PRIMARY KEY (inbox, delivery_key),
  INDEX crmkit_delivery_ended (inbox, state, ended_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- What is to be done when: db-scheduler's table, under a name of its own.
CREATE TABLE IF NOT EXISTS crmkit_inbox_task (
  task_name             VARCHAR(100) NOT NULL,
  task_instance         VARCHAR(100) NOT NULL,
  task_data             BLOB,
  execution_time        DATETIME(6) NOT NULL,
  picked                BOOLEAN NOT NULL,
  picked_by             VARCHAR(50),
  last_success          DATETIME(6),
  last_failure          DATETIME(6),
  consecutive_failures  INT,
  last_heartbeat        DATETIME(6),
  version               BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance),
  INDEX crmkit_inbox_task_due (execution_time),
  INDEX crmkit_inbox_task_beat (last_heartbeat)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
