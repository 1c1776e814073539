package io.crmkit.transport;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a request again, within its attempt, when a connection was at fault and not the provider:
 * at once, and without touching the retry budget. That is so
 *
 * <ul>
 *   <li>when the pooled connection was found closed before anything was sent;
 *   <li>when HTTP/2 says that the server did not process it: its stream was refused, or its
 *       connection is shutting down (<a
 *       href="https://www.rfc-editor.org/rfc/rfc9113#section-8.7">RFC 9113, section 8.7</a>);
 *   <li>when it may be sent twice, and a pooled connection broke before the response came (<a
 *       href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2">RFC 9110, section 9.2.2</a>).
 * </ul>
 */
final class Resending {
  /**
   * So many because of servers that end a connection every few requests: what many threads send
   * right after that goes on one new connection, which soon ends, too.
   */
  private static final int MOST_RESENDS = 8;

  private final ConnectionPool pool;
  private final boolean isOwnPool;

  /**
   * Creates it.
   *
   * @param pool where the connections are
   * @param isOwnPool whether connections that no call uses may be closed
   */
  Resending(ConnectionPool pool, boolean isOwnPool) {
    this.pool = pool;
    this.isOwnPool = isOwnPool;
  }

  void install(OkHttpClient.Builder client) {
    client.addInterceptor(this::sendAndResend);
    client.networkInterceptors().add(0, Resending::send);
  }

  private Response sendAndResend(Interceptor.Chain chain) throws IOException {
    Transmission transmission = Transmission.of(chain.request());
    chain.call().addEventListener(transmission);
    int resends = 0;
    while (true) {
      transmission.begin();
      try {
        return chain.proceed(chain.request());
      } catch (IOException e) {
        if (chain.call().isCanceled()) {
          throw e; // what breaks on a call that is over was broken by OkHttp
        }
        if (transmission.foundClosed() || transmission.brokeOff()) {
          dropIdleConnections();
        }
        // Finding closed ones cannot go on for longer than there are such connections.
        if (!transmission.foundClosed()
            && (!transmission.isResendable() || ++resends > MOST_RESENDS)) {
          throw e;
        }
        log(chain, e);
      }
    }
  }

  private static void log(Interceptor.Chain chain, IOException failure) {
    if (TransportLog.LOG.isDebugEnabled()) {
      Request request = chain.request();
      TransportLog.LOG.debug(
          "{} {} goes on another connection: {}",
          request.method(),
          request.url().encodedPath(),
          LateAuthorization.of(request).redactor().redact(failure.toString()));
    }
  }

  /** They are likely to have come to the same end. */
  private void dropIdleConnections() {
    if (isOwnPool) {
      pool.evictAll();
    }
  }

  private static Response send(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Transmission transmission = Transmission.of(request);
    Connection connection = Objects.requireNonNull(chain.connection()); // at this place it has one
    transmission.requireUsable(connection);
    transmission.sending();
    try {
      return chain.proceed(request);
    } catch (IOException e) {
      transmission.failed(e, connection);
      throw e;
    }
  }
}
