package io.crmkit.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** A provider that refuses what is beyond its limit in any span of the window, and counts. */
final class CountingServer implements Closeable {
  private static final byte[] EMPTY_LIST =
      "{\"data\":[],\"total\":0}".getBytes(StandardCharsets.UTF_8);

  private final int limit;
  private final long windowNanos;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final Map<String, Integer> byWorker = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final List<Long> accepted = new ArrayList<>();
  private int refused;

  CountingServer(int limit, Duration window) throws IOException {
    this.limit = limit;
    this.windowNanos = window.toNanos();
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int refused() {
    lock.lock();
    try {
      return refused;
    } finally {
      lock.unlock();
    }
  }

  /** When each accepted request arrived, by the nanosecond clock. */
  List<Long> accepted() {
    lock.lock();
    try {
      return List.copyOf(accepted);
    } finally {
      lock.unlock();
    }
  }

  /** How many requests each worker has sent. */
  Map<String, Integer> byWorker() {
    return Map.copyOf(byWorker);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean accept = arrive(System.nanoTime());
    byWorker.merge(exchange.getRequestHeaders().getFirst("X-Worker"), 1, Integer::sum);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(accept ? 200 : 429, EMPTY_LIST.length);
    exchange.getResponseBody().write(EMPTY_LIST);
    exchange.close();
  }

  private boolean arrive(long now) {
    lock.lock();
    try {
      int last = accepted.size() - limit;
      boolean accept = last < 0 || now - accepted.get(last) > windowNanos;
      if (accept) {
        accepted.add(now);
      } else {
        refused++;
      }
      return accept;
    } finally {
      lock.unlock();
    }
  }
}
