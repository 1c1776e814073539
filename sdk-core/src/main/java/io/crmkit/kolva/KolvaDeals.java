package io.crmkit.kolva;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * Kolva's deals and orders. Immutable and thread-safe. Reading needs a key with the scope {@code
 * read:deals}, changing one with {@code write:deals}.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KolvaDeals {
  private static final Endpoint<KolvaDeal> DEALS = new Endpoint<>(KolvaDeal.class, "deals");

  private final HttpTransport transport;

  KolvaDeals(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every deal. Nothing is sent until it is read.
   *
   * @return the deals, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/deals</a>
   */
  public PagedIterable<KolvaDeal> list() {
    return list(KolvaQuery.builder().build());
  }

  /**
   * Lists the deals that fit a query. Nothing is sent until it is read.
   *
   * @param query which deals
   * @return the deals, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/deals</a>
   */
  public PagedIterable<KolvaDeal> list(KolvaQuery query) {
    return DEALS.list(transport, query);
  }

  /**
   * Fetches a deal.
   *
   * @param id its id
   * @return the deal
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/deals</a>
   */
  public KolvaDeal get(String id) {
    return transport.execute(DEALS.get(id));
  }

  /**
   * Creates a deal. Kolva fires {@code deal_created}. Never sent twice when its outcome is unknown:
   * then the exception's {@link CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param deal what to create
   * @return the deal as created
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/deals</a>
   */
  public KolvaDeal create(KolvaDealCreate deal) {
    return transport.execute(DEALS.create(deal));
  }

  /**
   * Changes a deal, by PUT. Kolva does not document what becomes of fields that are left out;
   * {@link KolvaDealUpdate#from} starts with all that was read. Kolva fires {@code deal_updated}
   * when the status or amount changes.
   *
   * @param id its id
   * @param changes the fields to send
   * @return the deal as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/deals</a>
   */
  public KolvaDeal update(String id, KolvaDealUpdate changes) {
    return transport.execute(DEALS.put(id, changes));
  }

  /**
   * Deletes a deal. When an attempt breaks off and the next one finds the deal gone, the call has
   * succeeded.
   *
   * @param id its id
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/deals</a>
   */
  public void delete(String id) {
    transport.execute(DEALS.delete(id));
  }
}
