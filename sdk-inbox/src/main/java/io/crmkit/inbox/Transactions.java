package io.crmkit.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on a connection that is committed as a whole, or not at all. */
final class Transactions {
  /** What one transaction does. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws Exception;
  }

  private final DataSource dataSource;

  Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Commits if the work returns, rolls back if it throws. */
  <T> T run(Work<T> work) throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (Throwable failure) {
        rollBack(connection, failure);
        throw failure;
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  /** As {@link #run}, for work that can fail only for the database's sake. */
  <T> T runOwn(String purpose, Work<T> work) {
    try {
      return run(work);
    } catch (SQLException e) {
      throw new InboxException(purpose + ": the database failed", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
