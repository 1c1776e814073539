package io.crmkit.kaivox;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * The phone calls that KaiVox's voice AI took. They can be read only. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KaiVoxCalls {
  private static final Endpoint<KaiVoxCall> CALLS = new Endpoint<>(KaiVoxCall.class, "calls");

  private final HttpTransport transport;

  KaiVoxCalls(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every call. Nothing is sent until it is read.
   *
   * @return the calls, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/calls</a>
   */
  public PagedIterable<KaiVoxCall> list() {
    return list(KaiVoxQuery.builder().build());
  }

  /**
   * Lists the calls that fit a query. Nothing is sent until it is read.
   *
   * @param query which calls
   * @return the calls, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/calls</a>
   */
  public PagedIterable<KaiVoxCall> list(KaiVoxQuery query) {
    return CALLS.list(transport, query);
  }

  /**
   * Fetches a call with its transcript and sentiment.
   *
   * @param id its id
   * @return the call
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/calls/{id}</a>
   */
  public KaiVoxCall get(String id) {
    return transport.execute(CALLS.get(id));
  }
}
