package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JdbcDuplicateFilterTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void deletesWhatHasExpiredInPassing() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      JdbcDuplicateFilter.createTable(dataSource);
      JdbcDuplicateFilter.of(dataSource, "leads", HOUR, HOUR).claim("a");
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
      JdbcDuplicateFilter filter = JdbcDuplicateFilter.of(dataSource, "leads", HOUR, HOUR, later);

      for (int i = 0; i < 1_000; i++) {
        filter.claim("b");
      }

      assertThat(TestDatabase.count(dataSource, "crmkit_duplicate")).isEqualTo(1);
    }
  }

  @Test
  void saysThatTheDatabaseFailed() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      JdbcDuplicateFilter filter = JdbcDuplicateFilter.of(dataSource, "leads", HOUR, HOUR);

      assertThatThrownBy(() -> filter.claim("a"))
          .isInstanceOf(InboxException.class)
          .hasMessage("claim a delivery: the database failed")
          .hasRootCauseInstanceOf(java.sql.SQLException.class);
    }
  }

  @Test
  void refusesAKeyThatDoesNotFitTheColumn() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      JdbcDuplicateFilter.createTable(dataSource);
      JdbcDuplicateFilter filter = JdbcDuplicateFilter.of(dataSource, "leads", HOUR, HOUR);

      assertThatThrownBy(() -> filter.claim("k".repeat(160)))
          .isInstanceOf(InboxException.class)
          .hasMessage("claim a delivery: the database failed");
    }
  }

  @Test
  void givesALapsedClaimToOneOfTwoThatFindIt() throws SQLException {
    try (HikariDataSource dataSource = TestDatabase.H2.open();
        Connection connection = dataSource.getConnection()) {
      JdbcDuplicateFilter.createTable(dataSource);
      ClaimTable table = new ClaimTable();
      table.insert(connection, "a", "dead", 1);
      ClaimTable.Row found = table.find(connection, "a").orElseThrow();

      assertThat(table.replace(connection, "a", found, "one", 10)).isTrue();
      assertThat(table.replace(connection, "a", found, "two", 10)).isFalse();
      assertThat(table.find(connection, "a")).hasValue(new ClaimTable.Row("one", 10));
    }
  }

  @Test
  void refusesAnEndpointThatDoesNotFitTheColumn() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JdbcDuplicateFilter.of(dataSource, "e".repeat(80), HOUR, HOUR))
          .withMessageStartingWith("endpoint is longer than 79 characters: e");
    }
  }
}
