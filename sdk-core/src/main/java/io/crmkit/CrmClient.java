package io.crmkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.HttpTransport;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of all providers can do.
 *
 * <p>A client is immutable and thread-safe; make one per API key and keep it. Clients derived from
 * it with {@link #withOptions} share its connections and its rate limit, and end when it is closed.
 *
 * @param <C> the client itself
 */
public abstract class CrmClient<C extends CrmClient<C>> implements AutoCloseable {
  private final HttpTransport transport;

  /**
   * For the clients of this library only.
   *
   * @param transport what the client's calls go through
   */
  protected CrmClient(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * The same client over another view of the transport.
   *
   * @param transport the other view, which shares connections and limits with this one's
   * @return a client over it
   */
  protected abstract C over(HttpTransport transport);

  /**
   * A client whose calls use the given options on top of this one's: see {@link
   * RequestOptions#andThen}. It shares everything else with this one. It need not be closed;
   * closing it ends its own calls and leaves this client open.
   *
   * @param options what its calls do differently
   * @return the derived client
   * @throws IllegalArgumentException if a header is the one that carries the API key
   */
  public final C withOptions(RequestOptions options) {
    return over(transport.withOptions(Objects.requireNonNull(options, "options == null")));
  }

  /**
   * Runs calls in the background: on a virtual thread from Java 21 on, else on a daemon thread.
   *
   * <p>Cancelling the future (whatever the flag) ends the call that is under way: its connection is
   * closed, a wait is broken off. As with any broken connection the provider may still act on the
   * request.
   *
   * @param calls what to do, with the client it is given
   * @param <T> the type of the result
   * @return a future of the result; it fails with what {@code calls} throws
   * @throws IllegalStateException if the client is closed
   */
  public final <T extends @Nullable Object> CompletableFuture<T> async(
      Function<? super C, ? extends T> calls) {
    Objects.requireNonNull(calls, "calls == null");
    return transport.async(view -> calls.apply(over(view)));
  }

  /**
   * Calls an endpoint that the typed client does not offer, with the same authentication, retries,
   * rate limit and errors.
   *
   * @param method GET, POST, PUT, PATCH or DELETE
   * @param path the path below the base URL, such as {@code records/tasks}; no segment may be
   *     empty, {@code .} or {@code ..}
   * @param query the query parameters, sent encoded and in the map's order
   * @param body what to send as JSON (anything Jackson can write), or null for no body
   * @return the whole response as it came, envelope included; a missing node when it had no body
   * @throws IllegalArgumentException if the method, the path, the query or the body cannot be sent
   * @throws CrmException if the call fails
   */
  public final JsonNode request(
      String method, String path, Map<String, String> query, @Nullable Object body) {
    return transport.execute(ApiRequest.raw(method, path, query, body));
  }

  /**
   * Ends this client and every client derived from it: calls that wait or are under way fail with
   * {@link CallInterruptedException}, later calls with {@link IllegalStateException}. A client that
   * this one was derived from stays open, and so does an HTTP client given to the builder.
   */
  @Override
  public final void close() {
    transport.close();
  }

  /** The provider and its base URL. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "{" + transport + "}";
  }
}
