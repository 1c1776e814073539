package io.crmkit.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An HTTP server that gives every request the same answer and allocates nothing for it, so that
 * what is measured is the client.
 */
final class LoopbackServer implements Closeable {
  private final LoopbackListener listener;
  private final byte[] answer;

  LoopbackServer(String json) throws IOException {
    this.answer = response(json);
    this.listener = new LoopbackListener(this::serve);
  }

  /** A success with that body, head and all. */
  static byte[] response(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] response = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, response, head.length, body.length);
    return response;
  }

  String baseUrl() {
    return listener.baseUrl();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Socket connection) throws IOException {
    RequestSkipper requests = new RequestSkipper(connection.getInputStream());
    OutputStream out = connection.getOutputStream();
    while (requests.skip()) {
      out.write(answer);
    }
  }
}
