package io.crmkit.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.testing.SampleEvents;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookException;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The events of all five providers in one {@link Warehouse}, each once however often it is
 * delivered, and a {@link WarehouseReport} of leads, calls and deals. Runs with events of its own:
 * delivers them, starts anew, and delivers them once more. Argument: the folder for the database
 * and the picture, {@code target} by default.
 */
public final class EventWarehouse implements AutoCloseable {
  private static final String SECRET = "whsec_example";
  private static final int MOST_BYTES = 1 << 20;

  private final HttpServer server;

  private EventWarehouse(HttpServer server) {
    this.server = server;
  }

  /** Runs the example. */
  public static void main(String[] args) throws IOException, SQLException {
    run(System.out, Path.of(args.length > 0 ? args[0] : "target"));
  }

  static void run(PrintStream out, Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    Path database = folder.resolve("events.duckdb");
    Files.deleteIfExists(database);
    for (int start = 1; start <= 2; start++) {
      try (Warehouse warehouse = Warehouse.open(database);
          EventWarehouse receiver = start(warehouse)) {
        out.println("Start " + start + ": " + receiver.deliver(events()) + " deliveries taken.");
      }
    }
    try (Warehouse warehouse = Warehouse.open(database)) {
      out.println("Events: " + warehouse.query("SELECT count(*) FROM events").get(0).get(0) + "\n");
      WarehouseReport report = WarehouseReport.of(warehouse);
      report.print(out);
      report.draw(folder.resolve("events.png"));
    }
  }

  /** Starts an endpoint for each provider, on a free port of this machine. */
  static EventWarehouse start(Warehouse warehouse) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    for (WebhookProvider provider : WebhookProvider.values()) {
      WebhookVerifier verifier = WebhookVerifier.of(provider, SECRET);
      server.createContext(
          path(provider), exchange -> answer(exchange, provider, verifier, warehouse));
    }
    server.start();
    return new EventWarehouse(server);
  }

  String url(WebhookProvider provider) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path(provider);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** An event, and whose it is. */
  record Sent(WebhookProvider provider, Object event) {}

  /** A spring's worth of events, the same each time. */
  static List<Sent> events() {
    List<Sent> events = new ArrayList<>();
    for (int day = 1; day <= 7; day++) {
      for (int lead = 0; lead < 1 + day * 3 % 5; lead++) {
        events.add(
            new Sent(
                WebhookProvider.BOLSIVO,
                SampleEvents.bolsivoLeadQualified()
                    .put("lead_id", "lead_" + day + lead)
                    .put("score", 60 + (day * 17 + lead * 11) % 40)
                    .put("timestamp", "2026-06-0" + day + "T10:00:00Z")));
      }
      if (day % 2 == 1) {
        events.add(
            event(WebhookProvider.KAIVOX, "call.missed", "2026-06-0" + day, Map.of("id", day)));
      }
    }
    for (int month = 1; month <= 6; month++) {
      Map<String, Object> deal = Map.of("id", "deal_" + month, "total_ht", 900 * (month % 4 + 1));
      events.add(event(WebhookProvider.KOLVA, "deal_created", "2026-0" + month + "-15", deal));
    }
    events.add(new Sent(WebhookProvider.KANVO, SampleEvents.kanvoRecordCreated()));
    events.add(
        event(WebhookProvider.KOLVERA, "meeting.booked", "2026-06-05", Map.of("id", "meeting_1")));
    return events;
  }

  /** Delivers events as their providers do, and returns how many were taken. */
  long deliver(List<Sent> events) {
    return events.stream()
        .filter(
            sent ->
                WebhookSender.of(sent.provider(), SECRET)
                    .deliver(url(sent.provider()), sent.event())
                    .delivered())
        .count();
  }

  private static Sent event(WebhookProvider provider, String type, String day, Object data) {
    return new Sent(provider, Map.of("event", type, "timestamp", day + "T09:00:00Z", "data", data));
  }

  private static String path(WebhookProvider provider) {
    return "/" + provider.name().toLowerCase(Locale.ROOT);
  }

  /** 200 only for what is stored: a provider delivers again what was answered otherwise. */
  private static void answer(
      HttpExchange exchange,
      WebhookProvider provider,
      WebhookVerifier verifier,
      Warehouse warehouse)
      throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
      String signature = exchange.getRequestHeaders().getFirst(provider.headerName());
      exchange.sendResponseHeaders(store(verifier, warehouse, body, signature), -1);
    }
  }

  private static int store(
      WebhookVerifier verifier, Warehouse warehouse, byte[] body, String signature) {
    try {
      warehouse.add(verifier.verify(body, signature), body);
      return 200;
    } catch (WebhookException e) {
      return 403; // not signed by the provider, or not readable
    } catch (SQLException e) {
      return 500;
    }
  }
}
