package io.crmkit.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on a connection that is committed as a whole, or not at all. */
final class Transactions {
  /**
   * What one transaction does.
   *
   * @param <E> what it throws beside what the database does
   */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run(Connection connection) throws SQLException, E;
  }

  private final DataSource dataSource;

  Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Commits if the work returns, rolls back if it throws. */
  <T, E extends Exception> T run(Work<T, E> work) throws SQLException, E {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.run(connection);
        connection.commit();
      } catch (Throwable failure) {
        undo(connection, autoCommit, failure);
        throw failure;
      }
      connection.setAutoCommit(autoCommit);
      return result;
    }
  }

  /** As {@link #run}, for work that can fail only for the database's sake. */
  <T> T runOwn(String purpose, Work<T, SQLException> work) {
    try {
      return run(work);
    } catch (SQLException e) {
      throw new InboxException(purpose + ": the database failed", e);
    }
  }

  /** What ended the work is told, also when the connection has broken and nothing more goes. */
  private static void undo(Connection connection, boolean autoCommit, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
