package io.crmkit.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Sets OkHttp up so that it decides nothing by itself. */
final class HttpClients {
  /**
   * As many connections as calls that a process is likely to make at once; OkHttp's own 5 would
   * have a list that reads ahead connect again and again.
   */
  private static final int MOST_IDLE = 64;

  /** Shorter than the 5 seconds after which Node.js and Apache httpd close idle connections. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

  /**
   * A lost HTTP/2 connection is given up after twice that. Without pings OkHttp would put every
   * later call on it, until TCP gives up after a quarter of an hour.
   */
  private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

  private HttpClients() {}

  /** A client of our own. */
  static OkHttpClient own() {
    ConnectionPool pool =
        new ConnectionPool(MOST_IDLE, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            // The attempt's own timeout covers reading and writing.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .pingInterval(PING_INTERVAL)
            .connectionPool(pool);
    return tamed(builder, new Resending(pool, true));
  }

  /**
   * A client that shares the host's connections; those that no call uses stay the host's affair.
   */
  static OkHttpClient over(OkHttpClient host) {
    return tamed(host.newBuilder(), new Resending(host.connectionPool(), false));
  }

  private static OkHttpClient tamed(OkHttpClient.Builder builder, Resending resending) {
    builder
        .callTimeout(Duration.ZERO) // the attempt's own timeout is seen to by the watch
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .cache(null); // its keys do not know API keys
    LateAuthorization.install(builder);
    resending.install(builder);
    return builder.build();
  }
}
