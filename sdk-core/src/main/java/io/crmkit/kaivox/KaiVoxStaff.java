package io.crmkit.kaivox;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * KaiVox's staff members. They can be read only. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KaiVoxStaff {
  private static final Endpoint<KaiVoxStaffMember> STAFF =
      new Endpoint<>(KaiVoxStaffMember.class, "staff");

  private final HttpTransport transport;

  KaiVoxStaff(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every staff member. Nothing is sent until it is read.
   *
   * @return the staff members, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/staff</a>
   */
  public PagedIterable<KaiVoxStaffMember> list() {
    return list(KaiVoxQuery.builder().build());
  }

  /**
   * Lists the staff members that fit a query. Nothing is sent until it is read.
   *
   * @param query which staff members
   * @return the staff members, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/staff</a>
   */
  public PagedIterable<KaiVoxStaffMember> list(KaiVoxQuery query) {
    return STAFF.list(transport, query);
  }

  /**
   * Fetches a staff member.
   *
   * @param id its id
   * @return the staff member
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/staff/{id}</a>
   */
  public KaiVoxStaffMember get(String id) {
    return transport.execute(STAFF.get(id));
  }
}
