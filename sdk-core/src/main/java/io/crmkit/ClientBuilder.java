package io.crmkit;

import io.crmkit.transport.Credential;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.Provider;
import io.crmkit.transport.RequiredOkHttp;
import io.crmkit.transport.TestingAccess;
import io.crmkit.transport.TimeSource;
import io.crmkit.transport.TransportSettings;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the clients of all providers share. Not thread-safe; a built client ignores
 * later changes of its builder.
 *
 * @param <C> the client it builds
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<C extends CrmClient<C>, B extends ClientBuilder<C, B>> {
  static {
    TestingAccess.set(new BuilderAccess());
  }

  private final TransportSettings.Builder settings = TransportSettings.builder();
  private final RequestOptions.Builder options = RequestOptions.builder();

  /** For the builders of this library only. */
  protected ClientBuilder() {}

  /** {@return the description of the provider, as configured} */
  protected abstract Provider provider();

  /**
   * Makes the client.
   *
   * @param transport what its calls go through
   * @return the client over that transport
   */
  protected abstract C create(HttpTransport transport);

  /**
   * The API key to authenticate with. Required, here or as a supplier.
   *
   * @param apiKey the key as the provider showed it
   * @return this builder
   * @throws IllegalArgumentException if it is blank or holds anything but printable ASCII without
   *     spaces
   */
  public final B apiKey(String apiKey) {
    String checked = Credential.checkedKey(apiKey);
    return apiKey(() -> checked);
  }

  /**
   * Sets where to get the API key, asked before every HTTP attempt so that keys can be rotated
   * without a restart. When it returns a key that cannot be sent, the call fails with {@link
   * IllegalStateException}.
   *
   * @param apiKey returns the key; it may be called by several threads at once and should be quick
   * @return this builder
   */
  public final B apiKey(Supplier<String> apiKey) {
    settings.apiKey(apiKey);
    return self();
  }

  /**
   * Sets the root of the API, if it is not the provider's documented one. Checked by {@link
   * #build()}.
   *
   * @param baseUrl an {@code https} URL, or an {@code http} one of a loopback address, unless
   *     {@link #allowInsecureHttp} says otherwise; a path in it stays
   * @return this builder
   */
  public final B baseUrl(String baseUrl) {
    settings.baseUrl(baseUrl);
    return self();
  }

  /**
   * Allows a base URL with plain {@code http} to any host: the API key travels readable.
   *
   * @param allowInsecureHttp true to allow it; false, the default, refuses it in {@link #build()}
   * @return this builder
   */
  public final B allowInsecureHttp(boolean allowInsecureHttp) {
    settings.allowInsecureHttp(allowInsecureHttp);
    return self();
  }

  /**
   * Limits a whole call: every attempt and every wait. Default 2 minutes, which leaves room for a
   * wait under a limit by the minute.
   *
   * @param callTimeout longer than zero; an attempt begun less than 20 ms before its end may last
   *     20 ms
   * @return this builder
   * @throws IllegalArgumentException if it is not longer than zero
   */
  public final B callTimeout(Duration callTimeout) {
    settings.callTimeout(callTimeout);
    return self();
  }

  /**
   * Limits one HTTP exchange, from connecting to the last byte of the response. Default 20 s.
   *
   * @param attemptTimeout longer than zero; one below 20 ms may last as long as that
   * @return this builder
   * @throws IllegalArgumentException if it is not longer than zero
   */
  public final B attemptTimeout(Duration attemptTimeout) {
    settings.attemptTimeout(attemptTimeout);
    return self();
  }

  /**
   * Sets when and how often to repeat. Default {@link RetryPolicy#defaults()}.
   *
   * @param retryPolicy the policy; {@link RetryPolicy#none()} repeats nothing
   * @return this builder
   */
  public final B retryPolicy(RetryPolicy retryPolicy) {
    settings.retryPolicy(retryPolicy);
    return self();
  }

  /**
   * Sets how fast to send. Default: the limit the provider documents, if it documents one.
   *
   * @param rateLimiter the limiter, which several clients may share; {@link
   *     RateLimiter#unlimited()} waits for nothing
   * @return this builder
   */
  public final B rateLimiter(RateLimiter rateLimiter) {
    settings.rateLimiter(rateLimiter);
    return self();
  }

  /**
   * Sets an HTTP client whose connection pool, proxy, TLS settings, timeouts and interceptors to
   * use. Its redirects, its own retries, its authenticator and its cache are not used: those would
   * send a request twice, or a key to another place. Its call timeout gives way to {@link
   * #attemptTimeout}. Its idle connections are left alone. Give it a ping interval: without one
   * OkHttp goes on using an HTTP/2 connection whose other end is lost. Default: a client of its
   * own, which keeps idle connections for 4 seconds and pings every 5.
   *
   * @param httpClient yours to shut down: it is never closed here
   * @return this builder
   */
  public final B httpClient(OkHttpClient httpClient) {
    settings.httpClient(httpClient);
    return self();
  }

  /**
   * Limits how large a response may be. Default 32 MiB.
   *
   * @param maxResponseBytes in bytes after decompression, at least 1
   * @return this builder
   * @throws IllegalArgumentException if it is below 1
   */
  public final B maxResponseBytes(long maxResponseBytes) {
    settings.maxResponseBytes(maxResponseBytes);
    return self();
  }

  /**
   * Sends a header with every call, beside the client's own; one of the same name, in any case,
   * takes the place of the one before. {@link RequestOptions.Builder#header} can replace it for
   * some calls.
   *
   * @param name an HTTP header name
   * @param value printable ASCII
   * @return this builder
   * @throws IllegalArgumentException if name or value cannot stand in an HTTP header, or if the
   *     header is not the caller's to set; the message says why
   */
  public final B defaultHeader(String name, String value) {
    options.header(name, value);
    return self();
  }

  /**
   * Calls {@code onResponse} for every call of the client; see {@link
   * RequestOptions.Builder#onResponse}. When several are given, here or as options, all of them are
   * called, in the order in which they were given.
   *
   * @param onResponse called on the thread of the call, with what the last response said
   * @return this builder
   */
  public final B onResponse(Consumer<ResponseInfo> onResponse) {
    options.onResponse(onResponse);
    return self();
  }

  /**
   * Tells a listener of every call of the client. Several can be given: each hears of everything,
   * in the order in which they were given.
   *
   * @param listener called by every thread that makes calls, on that thread
   * @return this builder
   */
  public final B listener(RequestListener listener) {
    settings.listener(listener);
    return self();
  }

  /**
   * Puts something around everything that the client runs in the background, for {@link
   * CrmClient#async} and {@link PagedIterable#prefetch}: what carries a trace's context, a logging
   * context (MDC) or a class loader from the caller's thread to the background thread. The last one
   * given counts. Default: nothing.
   *
   * @param taskDecorator called on the thread that asks for the background work, with the work;
   *     returns what the background thread is to run, which must run the work once. What it throws
   *     on the caller's thread reaches the caller, what it throws in the background the future
   * @return this builder
   */
  public final B taskDecorator(UnaryOperator<Runnable> taskDecorator) {
    settings.taskDecorator(taskDecorator);
    return self();
  }

  /**
   * Builds the client. Sends nothing.
   *
   * @return a client, to be kept and used by many threads
   * @throws IllegalStateException if no API key was given, or if the OkHttp that is there is older
   *     than 5.4
   * @throws IllegalArgumentException if the base URL cannot be used, or a default header is the one
   *     that carries the API key
   */
  public final C build() {
    RequiredOkHttp.check();
    Provider provider = provider();
    return create(new HttpTransport(provider, settings.options(options.build()).build(provider)));
  }

  /**
   * Takes key and base URL from the provider's environment variables.
   *
   * @param environment gives the value of a variable by its name, null where it is not set
   * @return this builder
   */
  protected final B environment(UnaryOperator<@Nullable String> environment) {
    String name = provider().environmentName("API_KEY");
    String key = environment.apply(name);
    if (key == null || key.isBlank()) {
      throw new IllegalStateException("environment variable %s is not set".formatted(name));
    }
    String url = environment.apply(provider().environmentName("BASE_URL"));
    if (url != null && !url.isBlank()) {
      baseUrl(url);
    }
    return apiKey(key.strip());
  }

  /**
   * Takes key and base URL from the environment variables of the process.
   *
   * @return this builder
   */
  protected final B fromEnvironment() {
    return environment(System::getenv);
  }

  /**
   * Replaces the clock, for tests.
   *
   * @param time the clock and the way to wait
   * @return this builder
   */
  protected final B time(TimeSource time) {
    settings.time(time);
    settings.slidingWindows((permits, window) -> new SlidingWindow(permits, window, time));
    return self();
  }

  @SuppressWarnings("unchecked") // B is the builder's own class, by declaration
  private B self() {
    return (B) this;
  }
}
