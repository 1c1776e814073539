package io.crmkit.acme;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import java.util.Objects;

/**
 * Acme's orders. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class AcmeOrders {
  private static final String PATH = "orders";
  private static final Endpoint<AcmeOrder> ORDERS = new Endpoint<>(AcmeOrder.class, PATH);

  /** A single order comes without envelope. */
  private static final ResponseReader<AcmeOrder> ORDER = Responses.itemOrBody(AcmeOrder.class);

  private final HttpTransport transport;

  AcmeOrders(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists the orders that fit a query. Nothing is sent until it is read.
   *
   * @param query which orders
   * @return the orders, the oldest first
   */
  public PagedIterable<AcmeOrder> list(AcmeOrderQuery query) {
    return ORDERS.list(transport, query);
  }

  /**
   * Fetches an order.
   *
   * @param id its id
   * @return the order
   * @throws NotFoundException if it does not exist
   */
  public AcmeOrder get(String id) {
    return transport.execute(ApiRequest.get(PATH, required("id", id)).id(1).returning(ORDER));
  }

  /**
   * Makes an order. Never sent twice when its outcome is unknown: then the exception's {@link
   * CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param order what to make
   * @return the order as made
   */
  public AcmeOrder create(AcmeOrderCreate order) {
    return transport.execute(ApiRequest.post(PATH).body(required("order", order)).returning(ORDER));
  }

  /**
   * Changes an order. Acme fires {@code order.paid} or {@code order.sent} when it becomes that.
   *
   * @param id its id
   * @param changes what to change
   * @return the order as changed
   * @throws NotFoundException if it does not exist
   */
  public AcmeOrder update(String id, AcmeOrderUpdate changes) {
    return transport.execute(
        ApiRequest.patch(PATH, required("id", id))
            .id(1)
            .body(required("changes", changes))
            .returning(ORDER));
  }

  private static <T> T required(String name, T argument) {
    return Objects.requireNonNull(argument, name + " == null"); // null would be sent as no body
  }
}
