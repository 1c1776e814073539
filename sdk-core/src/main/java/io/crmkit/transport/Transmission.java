package io.crmkit.transport;

import io.crmkit.RequestOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * How far the request of one exchange has come, on all the connections it was put on together.
 * Carried as a tag on the request; used by the thread of the call only.
 */
final class Transmission extends EventListener {
  /** The shortest that {@link Socket#setSoTimeout} knows; an end that has come is seen at once. */
  private static final int TIMEOUT_MILLIS = 1;

  private final boolean changing;
  private final boolean idempotent;
  private final LastUses lastUses;
  private volatile boolean onNewConnection; // set on the threads on which OkHttp connects
  private boolean isResend;
  private boolean mayBeProcessed;
  private boolean isUncertain;
  private boolean brokeOff;
  private boolean resendable;
  private boolean foundClosed;
  private @Nullable Connection refusing;
  private @Nullable IOException refusal;

  Transmission(ApiRequest<?> request, LastUses lastUses) {
    this.changing = !request.isGet();
    this.idempotent = request.isIdempotent();
    this.lastUses = lastUses;
  }

  static Transmission of(Request request) {
    return LateAuthorization.tag(request, Transmission.class);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    onNewConnection = true;
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    lastUses.note(connection);
  }

  /** A connection is now looked for, in the pool first. */
  void begin() {
    onNewConnection = false;
    brokeOff = false;
    resendable = false;
    foundClosed = false;
  }

  /**
   * Makes sure that nothing speaks against the connection that was found. What changes something is
   * not put on a pooled one that the server has closed, since nobody could say whether it was
   * processed; what only reads is sent again, and not worth the look. Nor is a connection that was
   * used a moment ago, unless one was at fault already.
   *
   * @throws IOException if the server has closed it, or it is the one that refused this request
   *     before: the server is busy, and wants us to back off
   */
  @SuppressWarnings("ReferenceEquality") // this very connection
  void requireUsable(Connection connection) throws IOException {
    if (refusal != null && connection == refusing) {
      throw refusal;
    }
    if (isWorthALook(connection) && !isOpen(connection.socket())) {
      foundClosed = true;
      throw new IOException("the server has closed " + connection);
    }
  }

  private boolean isWorthALook(Connection connection) {
    if (onNewConnection || isMultiplexed(connection)) {
      return false;
    }
    return isResend || (changing && !lastUses.isRecent(connection));
  }

  /** OkHttp reads multiplexed connections all the time, and so knows when they end. */
  private static boolean isMultiplexed(Connection connection) {
    Protocol protocol = connection.protocol();
    return protocol != Protocol.HTTP_1_1 && protocol != Protocol.HTTP_1_0;
  }

  /**
   * Whether there is neither an end to be read nor a byte that nobody asked for. A socket shows its
   * end to no one but a reader, and OkHttp reads an idle HTTP/1.1 connection only when it has been
   * idle for 10 seconds.
   */
  private static boolean isOpen(Socket socket) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(TIMEOUT_MILLIS);
      boolean silent = isSilent(socket);
      socket.setSoTimeout(timeout);
      return silent;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSilent(Socket socket) throws IOException {
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /** The request is now being sent. */
  void sending() {
    isUncertain = mayBeProcessed;
    mayBeProcessed = true;
    isResend = true;
  }

  /** No response came, or none that could be read. */
  void failed(IOException failure, Connection connection) {
    if (IoFailures.isUnprocessed(failure)) {
      mayBeProcessed = isUncertain;
      refusing = connection;
      refusal = failure;
      resendable = true;
    } else {
      brokeOff = IoFailures.isBrokenConnection(failure);
      resendable = brokeOff && idempotent && !onNewConnection;
    }
  }

  /** Whether the connection it was last sent on turned out to be broken. */
  boolean brokeOff() {
    return brokeOff;
  }

  /** Whether the connection that was found was closed already, so that nothing was sent on it. */
  boolean foundClosed() {
    return foundClosed;
  }

  /** Whether it may be sent again at once, on another connection, as part of the same attempt. */
  boolean isResendable() {
    return resendable;
  }

  /** Whether a connection before the last one took the request, and lost what became of it. */
  boolean isUncertain() {
    return isUncertain && changing;
  }

  /** What the provider may have done when no response came. */
  RequestOutcome outcome() {
    return mayBeProcessed ? RequestOutcome.UNKNOWN : RequestOutcome.NOT_SENT;
  }

  /** For OkHttp, which prints the tags of a request. */
  @Override
  public String toString() {
    return outcome().toString();
  }
}
