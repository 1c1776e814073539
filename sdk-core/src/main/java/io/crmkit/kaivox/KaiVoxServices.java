package io.crmkit.kaivox;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * KaiVox's services: what can be booked. They can be read only. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KaiVoxServices {
  private static final Endpoint<KaiVoxService> SERVICES =
      new Endpoint<>(KaiVoxService.class, "services");

  private final HttpTransport transport;

  KaiVoxServices(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every service. Nothing is sent until it is read.
   *
   * @return the services, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/services</a>
   */
  public PagedIterable<KaiVoxService> list() {
    return list(KaiVoxQuery.builder().build());
  }

  /**
   * Lists the services that fit a query. Nothing is sent until it is read.
   *
   * @param query which services
   * @return the services, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/services</a>
   */
  public PagedIterable<KaiVoxService> list(KaiVoxQuery query) {
    return SERVICES.list(transport, query);
  }

  /**
   * Fetches a service.
   *
   * @param id its id
   * @return the service
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/services/{id}</a>
   */
  public KaiVoxService get(String id) {
    return transport.execute(SERVICES.get(id));
  }
}
