package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;

class JoiningDataSourceTest {

  @Test
  void lendsTheRunningTransactionUntilTheWorkIsDone() throws SQLException {
    try (HikariDataSource users = TestDatabase.H2.open();
        Connection running = users.getConnection()) {
      JoiningDataSource joining = new JoiningDataSource(users);

      joining.join(
          running,
          () -> {
            try (Connection lent = joining.getConnection()) {
              assertThat(lent.unwrap(JdbcConnection.class))
                  .isSameAs(running.unwrap(JdbcConnection.class));
            }
          });

      assertThat(running.isClosed()).isFalse();
      try (Connection own = joining.getConnection()) {
        assertThat(own.unwrap(JdbcConnection.class))
            .isNotSameAs(running.unwrap(JdbcConnection.class));
      }
    }
  }

  @Test
  void handsOnWhateverElseItIsAskedToTheUsersDataSource() throws SQLException {
    List<String> asked = new ArrayList<>();
    DataSource joining = new JoiningDataSource(recording(asked));

    joining.setLoginTimeout(7);
    joining.setLogWriter(new PrintWriter(Writer.nullWriter()));
    joining.getConnection("user", "password");
    joining.getLogWriter();
    joining.getParentLogger();
    joining.unwrap(HikariDataSource.class);

    assertThat(joining.getLoginTimeout()).isEqualTo(7);
    assertThat(joining.isWrapperFor(HikariDataSource.class)).isTrue();
    assertThat(asked)
        .containsExactly(
            "setLoginTimeout(1)",
            "setLogWriter(1)",
            "getConnection(2)",
            "getLogWriter(0)",
            "getParentLogger(0)",
            "unwrap(1)",
            "getLoginTimeout(0)",
            "isWrapperFor(1)");
  }

  /** Keeps which methods are called, each with the number of its arguments. */
  private static DataSource recording(List<String> asked) {
    return (DataSource)
        Proxy.newProxyInstance(
            JoiningDataSourceTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              asked.add(method.getName() + "(" + method.getParameterCount() + ")");
              return switch (method.getName()) {
                case "getLoginTimeout" -> 7;
                case "isWrapperFor" -> Arrays.asList(arguments).contains(HikariDataSource.class);
                default -> null;
              };
            });
  }
}
