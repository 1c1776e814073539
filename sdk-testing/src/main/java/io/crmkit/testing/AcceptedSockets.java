package io.crmkit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * Makes the one server socket of a server, and knows its open connections by their number, which
 * the server counts in the order of their arrival.
 */
final class AcceptedSockets extends ServerSocketFactory {
  private final Map<Integer, AcceptedSocket> open = new ConcurrentHashMap<>();
  private final RequestGate gate;
  private final boolean areEncrypted;

  /**
   * @param gate told of each request that begins to arrive
   * @param areEncrypted whether the connections speak TLS
   */
  AcceptedSockets(RequestGate gate, boolean areEncrypted) {
    this.gate = gate;
    this.areEncrypted = areEncrypted;
  }

  /** Returns a connection; empty if it was closed. */
  Optional<AcceptedSocket> find(int number) {
    return Optional.ofNullable(open.get(number));
  }

  /** Ends every connection without a word to its client. */
  void drop() {
    open.values().forEach(AcceptedSocket::drop);
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new Listener();
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw unsupported();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw unsupported();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw unsupported();
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("The server binds its socket itself");
  }

  private final class Listener extends ServerSocket {
    private int accepted; // by one thread

    Listener() throws IOException {}

    @Override
    public Socket accept() throws IOException {
      int number = accepted;
      AcceptedSocket socket = new AcceptedSocket(gate, () -> open.remove(number), areEncrypted);
      implAccept(socket);
      open.put(number, socket);
      accepted++;
      sendAtOnce(socket);
      return socket;
    }

    /**
     * The server writes headers and body apart; otherwise the body waits for the client's
     * acknowledgement of the headers, which takes about 40 ms.
     */
    private static void sendAtOnce(Socket socket) {
      try {
        socket.setTcpNoDelay(true);
      } catch (SocketException e) {
        // The client has gone already, which some systems tell here. To throw it would be to tell
        // the server that it has been stopped.
      }
    }
  }
}
