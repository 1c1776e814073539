package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

  @ParameterizedTest
  @EnumSource(InboxSchema.class)
  void theDocumentationShowsTheStatementsOfTheJar(InboxSchema schema) throws IOException {
    assertThat(documentation("InboxSchema")).contains(schema.sql());
  }

  @ParameterizedTest
  @EnumSource(InboxSchema.class)
  void theDocumentationShowsTheTableOfTheDuplicateFilter(InboxSchema schema) throws IOException {
    assertThat(documentation("JdbcDuplicateFilter")).contains(JdbcDuplicateFilter.sql(schema));
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.inbox.TestDatabase#available")
  void creatingTheTablesAgainChangesNothing(TestDatabase database) {
    try (HikariDataSource dataSource = database.open()) {
      InboxSchema.create(dataSource);
      JdbcDuplicateFilter.createTable(dataSource);
      JdbcDuplicateFilter.createTable(dataSource);

      assertThat(TestDatabase.count(dataSource, "crmkit_delivery")).isZero();
    }
  }

  @Test
  void h2ReadsTheStatementsForMySqlInItsMySqlMode() {
    try (HikariDataSource dataSource =
        TestDatabase.pool("jdbc:h2:mem:mysql;MODE=MySQL;DB_CLOSE_DELAY=-1")) {
      Sql.run(dataSource, InboxSchema.MYSQL.sql());
      Sql.run(dataSource, JdbcDuplicateFilter.sql(InboxSchema.MYSQL));

      assertThat(TestDatabase.count(dataSource, "crmkit_inbox_task")).isZero();
      assertThat(TestDatabase.count(dataSource, "crmkit_duplicate")).isZero();
    }
  }

  @Test
  void saysThatTheDatabaseCannotBeReached() {
    try (HikariDataSource dataSource = TestDatabase.pool("jdbc:h2:mem:gone;IFEXISTS=TRUE")) {
      dataSource.setInitializationFailTimeout(-1);
      dataSource.setConnectionTimeout(250);

      assertThatThrownBy(() -> InboxSchema.create(dataSource))
          .isInstanceOf(InboxException.class)
          .hasMessage("the database cannot be reached");
    }
  }

  @Test
  void saysWhichDatabasesItKnowsToOneThatItDoesNotKnow() {
    assertThatThrownBy(() -> InboxSchema.create(OtherProduct.dataSource("Oracle")))
        .isInstanceOf(InboxException.class)
        .hasMessage("unknown database: Oracle; known are PostgreSQL, MySQL, MariaDB and H2");
  }

  @Test
  void saysThatTheDatabaseRefusedToCreateATable() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      assertThatThrownBy(() -> Sql.run(dataSource, "CREATE TABLE effect (id INT);"))
          .isInstanceOf(InboxException.class)
          .hasMessage("the tables cannot be created")
          .hasCauseInstanceOf(SQLException.class);
    }
  }

  @Test
  void commitsTheTablesOfAPoolThatDoesNotCommitByItself() {
    String url = TestDatabase.POSTGRESQL.newUrl();
    try (HikariDataSource manual = TestDatabase.pool(url);
        HikariDataSource another = TestDatabase.pool(url)) {
      manual.setAutoCommit(false);

      InboxSchema.create(manual);

      assertThat(TestDatabase.count(another, "crmkit_delivery")).isZero();
    }
  }

  @Test
  void theDuplicateFiltersTableIsPostgresqlsUnlessAnotherDatabaseIsNamed() {
    assertThat(JdbcDuplicateFilter.sql())
        .isEqualTo(JdbcDuplicateFilter.sql(InboxSchema.POSTGRESQL))
        .isNotEqualTo(JdbcDuplicateFilter.sql(InboxSchema.MYSQL));
  }

  private static String documentation(String className) throws IOException {
    return Files.readString(Path.of("src/main/java/io/crmkit/inbox/" + className + ".java"))
        .replaceAll("(?m)^ *\\* ?", "");
  }
}
