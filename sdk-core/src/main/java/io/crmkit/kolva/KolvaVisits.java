package io.crmkit.kolva;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * Kolva's field visits. Immutable and thread-safe. Reading needs a key with the scope {@code
 * read:visits}, changing one with {@code write:visits}.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KolvaVisits {
  private static final Endpoint<KolvaVisit> VISITS = new Endpoint<>(KolvaVisit.class, "visits");

  private final HttpTransport transport;

  KolvaVisits(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every visit. Nothing is sent until it is read.
   *
   * @return the visits, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/visits</a>
   */
  public PagedIterable<KolvaVisit> list() {
    return list(KolvaVisitQuery.builder().build());
  }

  /**
   * Lists the visits that fit a query. Nothing is sent until it is read.
   *
   * @param query which visits
   * @return the visits, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/visits</a>
   */
  public PagedIterable<KolvaVisit> list(KolvaVisitQuery query) {
    return VISITS.list(transport, query);
  }

  /**
   * Fetches a visit.
   *
   * @param id its id
   * @return the visit
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/visits</a>
   */
  public KolvaVisit get(String id) {
    return transport.execute(VISITS.get(id));
  }

  /**
   * Plans a visit. Never sent twice when its outcome is unknown: then the exception's {@link
   * CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param visit what to plan
   * @return the visit as created
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/visits</a>
   */
  public KolvaVisit create(KolvaVisitCreate visit) {
    return transport.execute(VISITS.create(visit));
  }

  /**
   * Changes a visit, by PUT. Kolva does not document what becomes of fields that are left out;
   * {@link KolvaVisitUpdate#from} starts with all that was read.
   *
   * @param id its id
   * @param changes the fields to send
   * @return the visit as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/visits</a>
   */
  public KolvaVisit update(String id, KolvaVisitUpdate changes) {
    return transport.execute(VISITS.put(id, changes));
  }

  /**
   * Deletes a visit. When an attempt breaks off and the next one finds the visit gone, the call has
   * succeeded.
   *
   * @param id its id
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/visits</a>
   */
  public void delete(String id) {
    transport.execute(VISITS.delete(id));
  }
}
