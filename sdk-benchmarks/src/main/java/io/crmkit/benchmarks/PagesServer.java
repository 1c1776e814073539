package io.crmkit.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP server with a list of records in pages of 100, which are ready before the first request
 * comes, so that what is measured is the client. Reads the page's number from the query and answers
 * after a delay.
 */
final class PagesServer implements Closeable {
  static final int PAGE_SIZE = 100;

  private final LoopbackListener listener;
  private final long delayNanos;
  private final int items;
  private final byte[][] pages;

  /**
   * Starts it.
   *
   * @param items how many the list has
   * @param distinctPages how many pages to make; beyond these they come again, with the same items
   * @param delay the time before each answer
   */
  PagesServer(int items, int distinctPages, Duration delay) throws IOException {
    this.items = items;
    this.delayNanos = delay.toNanos();
    this.pages = new byte[distinctPages][];
    for (int page = 0; page < distinctPages; page++) {
      pages[page] = answer(page);
    }
    this.listener = new LoopbackListener(this::serve);
  }

  String baseUrl() {
    return listener.baseUrl();
  }

  /** How many connections were opened so far. */
  int connections() {
    return listener.connections();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private byte[] answer(int page) {
    String body = body(page, items);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The JSON of one page of a list of so many items. */
  static String body(int page, int items) {
    StringBuilder body = new StringBuilder("{\"success\":true,\"data\":[");
    int first = page * PAGE_SIZE;
    for (int i = first; i < Math.min(first + PAGE_SIZE, items); i++) {
      body.append(i == first ? "" : ",").append(record(i));
    }
    body.append(
        "],\"meta\":{\"total\":%d,\"page\":%d,\"per_page\":100}}".formatted(items, page + 1));
    return body.toString();
  }

  private static String record(int i) {
    return """
        {"id":"b3e1a2f4-5c6d-4e7f-8a9b-%012d","title":"Johnson Property - Lawn Care %d",\
        "object_type_id":"a1b2c3d4-0000-4000-8000-000000000001",\
        "stage_id":"f5e6d7c8-0000-4000-8000-000000000002","assignee_id":null,\
        "data":{"phone":"555-123-4567","email":"johnson@example.com",\
        "address":"42 Elm Street, Hartford CT","notes":"Gate on the left side"},\
        "created_at":"2026-03-14T18:30:00.000Z","updated_at":"2026-03-14T18:30:00.000Z",\
        "object_types":{"name":"Lead","slug":"lead","icon":"L"}}"""
        .formatted(i, i);
  }

  /** Requests come in one piece, since the clients write them so and wait for the answer. */
  private void serve(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    byte[] request = new byte[4096];
    int length;
    while ((length = in.read(request)) > 0) {
      if (delayNanos > 0) {
        LockSupport.parkNanos(delayNanos);
      }
      connection.getOutputStream().write(pages[(pageOf(request, length) - 1) % pages.length]);
    }
  }

  /** The number after {@code ?page=}. */
  private static int pageOf(byte[] request, int length) {
    int i = 0;
    while (request[i] != '?') {
      i++;
    }
    int page = 0;
    for (i += "?page=".length(); i < length && request[i] >= '0' && request[i] <= '9'; i++) {
      page = page * 10 + request[i] - '0';
    }
    return page;
  }
}
