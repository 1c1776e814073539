package io.crmkit.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections on a loopback port, each served by a thread of its own, without delay. */
final class LoopbackListener implements Closeable {
  /** Serves one connection until the client closes it. */
  interface Service {
    void serve(Socket connection) throws IOException;
  }

  private static final int MOST_WAITING = 4_096; // thousands connect at once

  private final ServerSocket listener;
  private final Service service;
  private final AtomicInteger connections = new AtomicInteger();

  LoopbackListener(Service service) throws IOException {
    this.service = service;
    this.listener = new ServerSocket(0, MOST_WAITING, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  /** How many were opened so far. */
  int connections() {
    return connections.get();
  }

  /** Where clients find it. */
  String baseUrl() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/api/v1";
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.incrementAndGet();
        connection.setTcpNoDelay(true);
        daemon(() -> serve(connection));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      service.serve(connection);
    } catch (IOException e) {
      return; // the client went away, which is how every benchmark ends
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }
}
