package io.crmkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockWebServer;

/** A scripted server whose answers come at once. */
public final class PromptServer {
  private PromptServer() {}

  /** Makes one that is not started yet. */
  public static MockWebServer create() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new NoDelay());
    return server;
  }

  /**
   * The server writes head and body apart: without this, the body of every answer on a connection
   * that has been in use for a while waits some 40 ms for the acknowledgement of its head.
   */
  private static final class NoDelay extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new ServerSocket() {
        @Override
        public Socket accept() throws IOException {
          Socket socket = super.accept();
          socket.setTcpNoDelay(true);
          return socket;
        }
      };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
