package io.crmkit.inbox;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The user's data source, which within {@link #join} hands out the connection of the transaction
 * that is running: so db-scheduler's row is written in one commit with ours.
 */
final class JoiningDataSource implements DataSource {
  /** What is done with the joined connection. */
  interface Work {
    void run() throws SQLException;
  }

  private final DataSource dataSource;

  @SuppressWarnings("ThreadLocalUsage") // one for each inbox, which lives as long as its threads
  private final ThreadLocal<@Nullable Connection> joined = new ThreadLocal<>();

  JoiningDataSource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void join(Connection connection, Work work) throws SQLException {
    joined.set(SharedConnection.of(connection));
    try {
      work.run();
    } finally {
      joined.remove();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = joined.get();
    return connection == null ? dataSource.getConnection() : connection;
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return dataSource.getConnection(username, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return dataSource.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    dataSource.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    dataSource.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return dataSource.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
    return dataSource.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return dataSource.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return dataSource.isWrapperFor(type);
  }
}
