package io.crmkit.inbox;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;

/** A database that says what it is, and nothing else. */
final class OtherProduct {
  private OtherProduct() {}

  static DataSource dataSource(String productName) {
    return answering(DataSource.class, answering(Connection.class, metaData(productName)));
  }

  private static DatabaseMetaData metaData(String productName) {
    return answering(DatabaseMetaData.class, productName);
  }

  /** Gives that answer to whatever returns one of its kind, and null to everything else. */
  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            OtherProduct.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getReturnType().isInstance(answer) ? answer : null));
  }
}
