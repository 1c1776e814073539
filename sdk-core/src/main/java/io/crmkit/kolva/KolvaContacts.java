package io.crmkit.kolva;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.Query;
import io.crmkit.transport.Checks;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * Kolva's contacts: the people at its clients. They are stored within their client; the calls on
 * one contact therefore carry the client's id, in the parameter or field {@code client_id}, whose
 * name is not documented by Kolva. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KolvaContacts {
  private static final Endpoint<KolvaContact> CONTACTS =
      new Endpoint<>(KolvaContact.class, "contacts").identifiedBy("clientId", "id");

  private final HttpTransport transport;

  KolvaContacts(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every contact. Nothing is sent until it is read. Whether Kolva lists the contacts of all
   * clients at once is not documented; {@link KolvaContactQuery.Builder#clientId} names one client.
   *
   * @return the contacts, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/contacts</a>
   */
  public PagedIterable<KolvaContact> list() {
    return list(KolvaContactQuery.builder().build());
  }

  /**
   * Lists the contacts that fit a query. Nothing is sent until it is read. A contact that comes a
   * second time, because others were inserted, is recognized if the response holds its client's id.
   *
   * @param query which contacts
   * @return the contacts, in an order that Kolva does not document
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/contacts</a>
   */
  public PagedIterable<KolvaContact> list(KolvaContactQuery query) {
    return CONTACTS.list(transport, query);
  }

  /**
   * Fetches a contact.
   *
   * @param clientId the id of the client it belongs to
   * @param id its id
   * @return the contact
   * @throws IllegalArgumentException if an id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/contacts</a>
   */
  public KolvaContact get(String clientId, String id) {
    return transport.execute(CONTACTS.get(id, within(clientId)));
  }

  /**
   * Creates a contact. Never sent twice when its outcome is unknown: then the exception's {@link
   * CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param contact what to create
   * @return the contact as created
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/contacts</a>
   */
  public KolvaContact create(KolvaContactCreate contact) {
    return transport.execute(CONTACTS.create(contact));
  }

  /**
   * Changes a contact, by PUT. Kolva does not document what becomes of fields that are left out;
   * {@link KolvaContactUpdate#from} starts with all that was read. Kolva fires {@code
   * contact_updated}.
   *
   * @param id its id
   * @param changes the fields to send
   * @return the contact as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/contacts</a>
   */
  public KolvaContact update(String id, KolvaContactUpdate changes) {
    return transport.execute(CONTACTS.put(id, changes));
  }

  /**
   * Deletes a contact. When an attempt breaks off and the next one finds the contact gone, the call
   * has succeeded.
   *
   * @param clientId the id of the client it belongs to
   * @param id its id
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kolva.ai">Kolva's developer page, Endpoints: /api/v1/contacts</a>
   */
  public void delete(String clientId, String id) {
    transport.execute(CONTACTS.delete(id, within(clientId)));
  }

  private static Query within(String clientId) {
    return KolvaContactQuery.builder().clientId(Checks.notBlank("clientId", clientId)).build();
  }
}
