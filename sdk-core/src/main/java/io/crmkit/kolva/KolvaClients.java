package io.crmkit.kolva;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * Kolva's clients: the businesses that the field team sells to. Immutable and thread-safe. Reading
 * needs a key with the scope {@code read:clients}, changing one with {@code write:clients}.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KolvaClients {
  private static final Endpoint<KolvaClientRecord> CLIENTS =
      new Endpoint<>(KolvaClientRecord.class, "clients");

  private final HttpTransport transport;

  KolvaClients(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every client. Nothing is sent until it is read.
   *
   * @return the clients, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/clients</a>
   */
  public PagedIterable<KolvaClientRecord> list() {
    return list(KolvaQuery.builder().build());
  }

  /**
   * Lists the clients that fit a query. Nothing is sent until it is read.
   *
   * @param query which clients
   * @return the clients, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/clients</a>
   */
  public PagedIterable<KolvaClientRecord> list(KolvaQuery query) {
    return CLIENTS.list(transport, query);
  }

  /**
   * Fetches a client.
   *
   * @param id its id
   * @return the client
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/clients</a>
   */
  public KolvaClientRecord get(String id) {
    return transport.execute(CLIENTS.get(id));
  }

  /**
   * Creates a client. Never sent twice when its outcome is unknown: then the exception's {@link
   * CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param client what to create
   * @return the client as created
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/clients</a>
   */
  public KolvaClientRecord create(KolvaClientCreate client) {
    return transport.execute(CLIENTS.create(client));
  }

  /**
   * Changes a client, by PUT. Kolva does not document what becomes of fields that are left out;
   * {@link KolvaClientUpdate#from} starts with all that was read.
   *
   * @param id its id
   * @param changes the fields to send
   * @return the client as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/clients</a>
   */
  public KolvaClientRecord update(String id, KolvaClientUpdate changes) {
    return transport.execute(CLIENTS.put(id, changes));
  }

  /**
   * Deactivates a client, by DELETE. Kolva does not document whether it can still be read after
   * that. When an attempt breaks off and the next one finds the client gone, the call has
   * succeeded.
   *
   * @param id its id
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/clients</a>
   */
  public void deactivate(String id) {
    transport.execute(CLIENTS.delete(id));
  }
}
