package io.crmkit.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that writes any bytes whatever, one script per connection, and then closes: for answers
 * that no proper server gives. The last script serves every later connection.
 */
public final class RawServer implements AutoCloseable {
  /** What to do with one connection once its request has been read whole. */
  public interface Script {
    void serve(Socket connection) throws IOException;
  }

  private final ServerSocket listener;
  private final Thread accepting;
  private final List<Script> scripts;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public RawServer(Script... scripts) throws IOException {
    this(InetAddress.getByName("127.0.0.1"), scripts);
  }

  public RawServer(InetAddress address, Script... scripts) throws IOException {
    this.listener = new ServerSocket(0, 50, address);
    this.scripts = Arrays.asList(scripts);
    this.accepting = new Thread(this::accept, "raw-server");
    accepting.setDaemon(true);
    accepting.start();
  }

  public static Script answers(String bytes) {
    return answers(bytes.getBytes(StandardCharsets.UTF_8));
  }

  public static Script answers(byte[] bytes) {
    return connection -> connection.getOutputStream().write(bytes);
  }

  /** Writes the bytes, then ends the connection with a reset instead of a proper close. */
  public static Script answersThenResets(String bytes) {
    return connection -> {
      connection.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
      connection.setSoLinger(true, 0);
    };
  }

  public static Script drops() {
    return connection -> {};
  }

  int port() {
    return listener.getLocalPort();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port() + "/v1";
  }

  /** The head and body of every request that came, in order. */
  public List<String> requests() {
    return requests;
  }

  /** Refuses connections from now on. */
  void stop() {
    try {
      listener.close();
      accepting.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket connection = listener.accept()) {
        int number = connections.getAndIncrement();
        requests.add(readRequest(new BufferedInputStream(connection.getInputStream())));
        scripts.get(Math.min(number, scripts.size() - 1)).serve(connection);
      } catch (IOException e) {
        if (!listener.isClosed() && !(e instanceof java.net.SocketException)) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** The next request whole, or what came of it before the client closed. */
  static String readRequest(InputStream in) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    while (!request.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return request.toString(StandardCharsets.ISO_8859_1);
      }
      request.write(b);
    }
    request.write(in.readNBytes(contentLength(request.toString(StandardCharsets.ISO_8859_1))));
    return request.toString(StandardCharsets.UTF_8);
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
