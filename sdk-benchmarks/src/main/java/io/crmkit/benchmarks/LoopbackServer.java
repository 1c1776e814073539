package io.crmkit.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server that gives every request the same answer and allocates nothing for it, so that
 * what is measured is the client.
 */
final class LoopbackServer implements Closeable {
  private final LoopbackListener listener;
  private final byte[] answer;

  LoopbackServer(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length))
            .getBytes(StandardCharsets.US_ASCII);
    this.answer = new byte[head.length + body.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(body, 0, answer, head.length, body.length);
    this.listener = new LoopbackListener(this::serve);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + listener.port() + "/api/v1";
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
