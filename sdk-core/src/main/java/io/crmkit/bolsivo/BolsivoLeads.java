package io.crmkit.bolsivo;

import io.crmkit.CrmException;
import io.crmkit.PagedIterable;
import io.crmkit.PagingException;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * Bolsivo's leads. They can be read only. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class BolsivoLeads {
  private static final Endpoint<BolsivoLead> LEADS = new Endpoint<>(BolsivoLead.class, "leads");

  private final HttpTransport transport;

  BolsivoLeads(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every lead. Nothing is sent until it is read.
   *
   * @return the leads, in an order that Bolsivo does not document
   * @see #list(BolsivoLeadQuery)
   * @see <a href="https://bolsivo.com">Bolsivo API and Webhooks: Authentication, whose example
   *     lists leads</a>
   */
  public PagedIterable<BolsivoLead> list() {
    return list(BolsivoLeadQuery.builder().build());
  }

  /**
   * Lists the leads that fit a query. Nothing is sent until it is read.
   *
   * <p>Bolsivo documents neither the shape of the response nor paging. An array is read, bare or
   * under {@code data} or {@code leads}. One request gets the list, unless the response holds a
   * {@code total} that is larger or a {@code next_page}: then the next page is asked for with
   * {@code page}. If that brings the same leads again although the total says that there are
   * others, reading ends in a {@link PagingException}.
   *
   * @param query which leads
   * @return the leads, in an order that Bolsivo does not document
   * @see <a href="https://bolsivo.com">Bolsivo API and Webhooks: Authentication, whose example
   *     lists leads</a>
   */
  public PagedIterable<BolsivoLead> list(BolsivoLeadQuery query) {
    return LEADS.list(transport, query);
  }
}
