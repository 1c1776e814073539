package com.example;

import com.sun.net.httpserver.HttpServer;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A call, with nothing but the clients. */
public class Program {
  private static final byte[] ANSWER =
      """
      {"success": true, "data": {"id": "r1", "title": "Smith", "colour": "red"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    try (KanvoClient kanvo =
        KanvoClient.builder()
            .apiKey("kv_live_1")
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build()) {
      KanvoRecord record = kanvo.records().get("r1");
      if (!"Smith".equals(record.title())
          || !"red".equals(record.additionalProperties().get("colour").asText())) {
        throw new AssertionError(record);
      }
      System.out.println(KanvoClient.class.getModule() + ": " + record.title());
    } finally {
      server.stop(0);
    }
  }
}
