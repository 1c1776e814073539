-- Claimed and handled deliveries, for JdbcDuplicateFilter.
CREATE TABLE IF NOT EXISTS crmkit_duplicate (
  delivery_key  VARCHAR(160) NOT NULL,
  claimed_by    VARCHAR(36),
  expires_at    BIGINT       NOT NULL,
  PRIMARY KEY (delivery_key)
);
CREATE INDEX IF NOT EXISTS crmkit_duplicate_expires ON crmkit_duplicate (expires_at);
