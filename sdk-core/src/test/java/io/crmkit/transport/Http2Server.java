package io.crmkit.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/2 server over TLS with ALPN that follows a script frame by frame: for what a proper
 * server does only when it restarts, is overloaded, or is lost.
 */
final class Http2Server implements AutoCloseable {
  /** What to do once a request has come whole; runs on the thread that reads its connection. */
  interface Script {
    void serve(Http2Connection.Stream request) throws IOException;

    /** What to do once the client has reset a stream. */
    default void wasReset() throws IOException {}
  }

  private final Script script;
  private final Http2Connection.Behaviour behaviour;
  private final SSLServerSocket listener;
  private final List<Http2Connection> connections = new CopyOnWriteArrayList<>();

  Http2Server(Script script) throws IOException {
    this(Http2Connection.Behaviour.PROPER, script);
  }

  Http2Server(Http2Connection.Behaviour behaviour, Script script) throws IOException {
    this.script = script;
    this.behaviour = behaviour;
    listener =
        (SSLServerSocket)
            Tls.servers().createServerSocket(0, 50, InetAddress.getByName("localhost"));
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    listener.setSSLParameters(parameters);
    start("http2-server", this::accept);
  }

  String baseUrl() {
    return "https://localhost:" + listener.getLocalPort() + "/v1";
  }

  /** The body of every request that came whole. */
  List<String> requests() {
    return connections.stream().flatMap(connection -> connection.requests().stream()).toList();
  }

  List<Http2Connection> connections() {
    return connections;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Http2Connection connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) listener.accept();
        socket.setTcpNoDelay(true);
        Http2Connection connection = new Http2Connection(socket, behaviour, script);
        connections.add(connection);
        start("http2-connection", connection::run);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
