package io.crmkit.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/1.1 server that keeps connections open as long as it likes, and closes them without a
 * {@code Connection: close} before. Every request is answered by a thing.
 */
final class KeepAliveServer implements AutoCloseable {
  static final byte[] RESPONSE =
      ("HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\n"
              + "{\"data\": {\"id\": \"t1\", \"size\": 1}}  ")
          .getBytes(StandardCharsets.UTF_8);

  private final ServerSocket listener;
  private final int requestsPerConnection;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private volatile Socket lastUsed;
  private volatile CountDownLatch gathering = new CountDownLatch(0);

  /** A server that leaves connections open. */
  KeepAliveServer() throws IOException {
    this(ServerSocketFactory.getDefault(), Integer.MAX_VALUE);
  }

  /**
   * Starts a server.
   *
   * @param sockets plain or TLS
   * @param requestsPerConnection after how many requests a connection is closed
   */
  KeepAliveServer(ServerSocketFactory sockets, int requestsPerConnection) throws IOException {
    this.listener = sockets.createServerSocket(0, 50, InetAddress.getByName("localhost"));
    this.requestsPerConnection = requestsPerConnection;
    start(this::accept);
  }

  String baseUrl(String scheme) {
    return scheme + "://localhost:" + listener.getLocalPort() + "/v1";
  }

  /** The head and body of every request that came. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  long requests(String method) {
    return requests.stream().filter(request -> request.startsWith(method)).count();
  }

  int connectionCount() {
    return connections.size();
  }

  /** Answers none of so many requests before the last of them has come. */
  void gather(int requests) {
    gathering = new CountDownLatch(requests);
  }

  /** Sends to every client what none has asked for. */
  void send(String bytes) throws IOException {
    for (Socket connection : connections) {
      connection.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Closes every connection, as a server does with idle ones. */
  void closeConnections() throws IOException {
    for (Socket connection : connections) {
      close(connection);
    }
  }

  /** Closes the connection that brought the last request. */
  void closeLastUsed() throws IOException {
    close(lastUsed);
  }

  private static void close(Socket connection) throws IOException {
    if (connection instanceof SSLSocket) {
      connection.close();
    } else {
      // The end of a plain socket that is closed waits for the thread that reads from it.
      connection.shutdownOutput();
      connection.shutdownInput();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connection.setTcpNoDelay(true);
        connections.add(connection);
        start(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (int i = 0; i < requestsPerConnection; i++) {
        String request = RawServer.readRequest(in);
        if (request.isEmpty()) {
          return;
        }
        requests.add(request);
        lastUsed = connection;
        gathering.countDown();
        gathering.await();
        connection.getOutputStream().write(RESPONSE);
      }
    } catch (IOException | InterruptedException e) {
      // The client, or the test, has ended the connection.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "keep-alive-server");
    thread.setDaemon(true);
    thread.start();
  }
}
