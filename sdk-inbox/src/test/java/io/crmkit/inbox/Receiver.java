package io.crmkit.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import io.crmkit.webhooks.WebhookHeaders;
import io.crmkit.webhooks.WebhookResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One machine of a service: an endpoint over the inbox in the database that the argument names. It
 * prints its port, and runs until it is killed. Its handler fails one time in five, half of these
 * after the effect.
 */
final class Receiver {
  private static final int FAILS_ONE_IN = 5;

  private Receiver() {}

  public static void main(String[] args) throws IOException {
    HikariDataSource dataSource = TestDatabase.pool(args[0]);
    WebhookInbox inbox =
        WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
            .on(LeadQualified.class, Receiver::handle)
            .retryAfter(Collections.nCopies(50, Duration.ofMillis(20)).toArray(Duration[]::new))
            .pollInterval(Duration.ofMillis(200))
            .takeOverAfter(Duration.ofMillis(1_200))
            .threads(4)
            .build();
    inbox.handle(name -> null, Deliveries.qualified("nobody")); // loads what requests need
    inbox.parked(1);
    inbox.start();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(6));
    server.createContext("/", exchange -> answer(inbox, exchange));
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  private static void handle(LeadQualified lead, Connection connection)
      throws SQLException, IOException {
    boolean fails = ThreadLocalRandom.current().nextInt(FAILS_ONE_IN) == 0;
    if (fails && ThreadLocalRandom.current().nextBoolean()) {
      throw new IOException("before the effect");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO effect (id) VALUES (?)")) {
      insert.setString(1, lead.leadId());
      insert.executeUpdate();
    }
    if (fails) {
      throw new IOException("after the effect");
    }
  }

  private static void answer(WebhookInbox inbox, HttpExchange exchange) throws IOException {
    try (exchange) {
      WebhookResponse response =
          inbox.handle(WebhookHeaders.of(exchange.getRequestHeaders()), exchange.getRequestBody());
      exchange.sendResponseHeaders(response.status(), -1);
    }
  }
}
