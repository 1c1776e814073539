-- The deliveries: one row each, kept until its retention is over.
CREATE TABLE IF NOT EXISTS crmkit_delivery (
  inbox         VARCHAR(40)  NOT NULL,
  delivery_key  VARCHAR(80)  NOT NULL,
  event_type    VARCHAR(200) NOT NULL,
  body          BYTEA,
  secret_index  INT          NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  attempts      INT          NOT NULL,
  replays       INT          NOT NULL,
  stored_at     BIGINT       NOT NULL,
  ended_at      BIGINT,
  last_error    VARCHAR(1000),
  PRIMARY KEY (inbox, delivery_key)
);
CREATE INDEX IF NOT EXISTS crmkit_delivery_ended ON crmkit_delivery (inbox, state, ended_at);
-- What is to be done when: db-scheduler's table, under a name of its own.
CREATE TABLE IF NOT EXISTS crmkit_inbox_task (
  task_name             VARCHAR(100) NOT NULL,
  task_instance         VARCHAR(100) NOT NULL,
  task_data             BYTEA,
  execution_time        TIMESTAMP WITH TIME ZONE NOT NULL,
  picked                BOOLEAN NOT NULL,
  picked_by             VARCHAR(50),
  last_success          TIMESTAMP WITH TIME ZONE,
  last_failure          TIMESTAMP WITH TIME ZONE,
  consecutive_failures  INT,
  last_heartbeat        TIMESTAMP WITH TIME ZONE,
  version               BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX IF NOT EXISTS crmkit_inbox_task_due ON crmkit_inbox_task (execution_time);
CREATE INDEX IF NOT EXISTS crmkit_inbox_task_beat ON crmkit_inbox_task (last_heartbeat);
