-- Claimed and handled deliveries, for JdbcDuplicateFilter.
CREATE TABLE IF NOT EXISTS crmkit_duplicate (
  delivery_key  VARCHAR(160) NOT NULL,
  claimed_by    VARCHAR(36),
  expires_at    BIGINT       NOT NULL,
  PRIMARY KEY (delivery_key),
  INDEX crmkit_duplicate_expires (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
