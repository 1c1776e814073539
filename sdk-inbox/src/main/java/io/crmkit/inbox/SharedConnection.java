package io.crmkit.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection lent to others while its transaction stays in the hands of the lender. */
final class SharedConnection {
  private static final Set<String> LENDERS = Set.of("commit", "setAutoCommit", "abort");

  private SharedConnection() {}

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            SharedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private static @Nullable Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null; // whoever lent it closes it
    }
    if (LENDERS.contains(method.getName()) || rollsAllBack(method)) {
      throw new IllegalStateException(
          method.getName() + "(): the inbox ends the transaction; throw to have it rolled back");
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Back to a {@link Savepoint} is the borrower's own affair. */
  private static boolean rollsAllBack(Method method) {
    return method.getName().equals("rollback") && method.getParameterCount() == 0;
  }
}
