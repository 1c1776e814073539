package io.crmkit.examples;

import io.crmkit.webhooks.WebhookProvider;
import java.nio.file.Path;

/**
 * The endpoints of {@link EventWarehouse} as a process, until it is killed. Argument: the database.
 * Prints where the endpoints are, a line for each provider.
 */
final class WarehouseProcess {
  private WarehouseProcess() {}

  public static void main(String[] args) throws Exception {
    try (Warehouse warehouse = Warehouse.open(Path.of(args[0]));
        EventWarehouse receiver = EventWarehouse.start(warehouse)) {
      for (WebhookProvider provider : WebhookProvider.values()) {
        System.out.println(provider + " " + receiver.url(provider));
      }
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }
}
