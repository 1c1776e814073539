package io.crmkit.kaivox;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * KaiVox's customers. They cannot be deleted. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KaiVoxCustomers {
  private static final Endpoint<KaiVoxCustomer> CUSTOMERS =
      new Endpoint<>(KaiVoxCustomer.class, "customers");

  private final HttpTransport transport;

  KaiVoxCustomers(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every customer. Nothing is sent until it is read.
   *
   * @return the customers, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/customers</a>
   */
  public PagedIterable<KaiVoxCustomer> list() {
    return list(KaiVoxQuery.builder().build());
  }

  /**
   * Lists the customers that fit a query. Nothing is sent until it is read.
   *
   * @param query which customers
   * @return the customers, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/customers</a>
   */
  public PagedIterable<KaiVoxCustomer> list(KaiVoxQuery query) {
    return CUSTOMERS.list(transport, query);
  }

  /**
   * Fetches a customer.
   *
   * @param id its id
   * @return the customer
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/customers/{id}</a>
   */
  public KaiVoxCustomer get(String id) {
    return transport.execute(CUSTOMERS.get(id));
  }

  /**
   * Creates a customer. KaiVox fires {@code customer.created}. Never sent twice when its outcome is
   * unknown: then the exception's {@link CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param customer what to create
   * @return the customer as created
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: POST /api/v1/customers</a>
   */
  public KaiVoxCustomer create(KaiVoxCustomerCreate customer) {
    return transport.execute(CUSTOMERS.create(customer));
  }

  /**
   * Changes the given fields of a customer and leaves the others as they are.
   *
   * @param id its id
   * @param changes the fields to send
   * @return the customer as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: PATCH /api/v1/customers/{id}</a>
   */
  public KaiVoxCustomer update(String id, KaiVoxCustomerUpdate changes) {
    return transport.execute(CUSTOMERS.patch(id, changes));
  }
}
