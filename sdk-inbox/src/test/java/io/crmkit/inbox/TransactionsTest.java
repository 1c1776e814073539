package io.crmkit.inbox;

import static io.crmkit.inbox.TestDatabase.count;
import static io.crmkit.inbox.TestDatabase.insertEffect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private HikariDataSource dataSource;

  @BeforeEach
  void open() {
    dataSource = TestDatabase.H2.open();
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void keepsNothingOfWorkThatThrows() {
    IOException failure = new IOException("half done");

    assertThatThrownBy(
            () ->
                new Transactions(dataSource)
                    .run(
                        connection -> {
                          insertEffect(connection, "a");
                          throw failure;
                        }))
        .isSameAs(failure);

    assertThat(count(dataSource, "effect")).isZero();
  }

  @Test
  void tellsWhatTheWorkThrewThoughTheConnectionBrokeMeanwhile() {
    IOException failure = new IOException("the network is gone");

    assertThatThrownBy(
            () ->
                new Transactions(dataSource)
                    .run(
                        connection -> {
                          insertEffect(connection, "a");
                          connection.unwrap(JdbcConnection.class).close();
                          throw failure;
                        }))
        .isSameAs(failure);

    assertThat(failure.getSuppressed()).isNotEmpty().hasOnlyElementsOfType(SQLException.class);
  }
}
