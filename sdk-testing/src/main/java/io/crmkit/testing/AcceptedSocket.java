package io.crmkit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/** The server's side of one connection, which can end otherwise than a proper server ends it. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the socket it hands on to locks
final class AcceptedSocket extends Socket {
  private final RequestGate gate;
  private final Runnable whenClosed;
  private final boolean isEncrypted;
  private final Http1Streams http1 = new Http1Streams(this);
  private final AtomicBoolean goesAway = new AtomicBoolean();

  /**
   * @param gate told of each request that begins to arrive
   * @param whenClosed told of the end
   * @param isEncrypted whether a {@link TlsSocket} on top reads the requests
   */
  AcceptedSocket(RequestGate gate, Runnable whenClosed, boolean isEncrypted) {
    this.gate = gate;
    this.whenClosed = whenClosed;
    this.isEncrypted = isEncrypted;
  }

  /** What watches the plain text of a connection that speaks HTTP/1.1. */
  Http1Streams http1() {
    return http1;
  }

  /** Tells that a request begins to arrive. */
  void beginRequest() throws IOException {
    gate.enter(this);
  }

  /** Ends the connection without a word to the client. */
  void drop() {
    try {
      close();
    } catch (IOException e) {
      // It is of no use any more, which is what was wanted.
    }
  }

  /** Ends the connection by a reset, as a process does that ends with bytes left to read. */
  void reset() throws IOException {
    setSoLinger(true, 0);
    close();
  }

  /** Sends GOAWAY before the next frame. */
  void goAway() {
    goesAway.set(true);
  }

  /** Tells, once, whether to send GOAWAY. */
  boolean takeGoAway() {
    return goesAway.getAndSet(false);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream in = super.getInputStream();
    return isEncrypted ? in : http1.input(in);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    OutputStream out = super.getOutputStream();
    return isEncrypted ? out : http1.output(out);
  }

  @Override
  public void close() throws IOException {
    whenClosed.run();
    super.close();
  }
}
