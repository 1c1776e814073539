package io.crmkit.inbox;

import static io.crmkit.inbox.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedConnectionTest {
  private HikariDataSource dataSource;
  private Connection owned;
  private Connection lent;

  @BeforeEach
  void open() throws SQLException {
    dataSource = TestDatabase.H2.open();
    owned = dataSource.getConnection();
    owned.setAutoCommit(false);
    lent = SharedConnection.of(owned);
  }

  @AfterEach
  void close() throws SQLException {
    owned.close();
    dataSource.close();
  }

  @Test
  void leavesTheEndOfTheTransactionToTheLender() {
    assertThatIllegalStateException()
        .isThrownBy(() -> lent.rollback())
        .withMessage("rollback(): the inbox ends the transaction; throw to have it rolled back");
    assertThatIllegalStateException().isThrownBy(() -> lent.setAutoCommit(true));
    assertThatIllegalStateException().isThrownBy(() -> lent.abort(Runnable::run));
  }

  @Test
  void letsTheBorrowerGoBackToASavepointOfItsOwn() throws SQLException {
    insert("a");
    Savepoint afterTheFirst = lent.setSavepoint();
    insert("b");

    lent.rollback(afterTheFirst);
    owned.commit();

    assertThat(count(dataSource, "effect")).isEqualTo(1);
  }

  @Test
  void throwsWhatTheDatabaseThrows() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> lent.prepareStatement("SELECT nothing FROM nowhere"))
        .withMessageContaining("NOWHERE");
  }

  private void insert(String id) throws SQLException {
    try (Statement insert = lent.createStatement()) {
      insert.executeUpdate("INSERT INTO effect (id) VALUES ('" + id + "')");
    }
  }
}
