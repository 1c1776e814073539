package io.crmkit.kaivox;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * KaiVox's appointments. Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KaiVoxAppointments {
  private static final Endpoint<KaiVoxAppointment> APPOINTMENTS =
      new Endpoint<>(KaiVoxAppointment.class, "appointments").beside("slots");
  private static final ResponseReader<Items<KaiVoxSlot>> SLOTS =
      Responses.values(KaiVoxSlot.class, KaiVoxSlot::new);

  private final HttpTransport transport;

  KaiVoxAppointments(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every appointment. Nothing is sent until it is read.
   *
   * @return the appointments, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/appointments</a>
   */
  public PagedIterable<KaiVoxAppointment> list() {
    return list(KaiVoxAppointmentQuery.builder().build());
  }

  /**
   * Lists the appointments that fit a query. Nothing is sent until it is read.
   *
   * @param query which appointments
   * @return the appointments, in an order that KaiVox does not document
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/appointments</a>
   */
  public PagedIterable<KaiVoxAppointment> list(KaiVoxAppointmentQuery query) {
    return APPOINTMENTS.list(transport, query);
  }

  /**
   * Fetches an appointment.
   *
   * @param id its id
   * @return the appointment
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/appointments/{id}</a>
   */
  public KaiVoxAppointment get(String id) {
    return transport.execute(APPOINTMENTS.get(id));
  }

  /**
   * Books an appointment. KaiVox fires {@code appointment.booked}. Never sent twice when its
   * outcome is unknown: then the exception's {@link CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param appointment what to book
   * @return the appointment as created
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: POST /api/v1/appointments</a>
   */
  public KaiVoxAppointment create(KaiVoxAppointmentCreate appointment) {
    return transport.execute(APPOINTMENTS.create(appointment));
  }

  /**
   * Changes the given fields of an appointment and leaves the others as they are.
   *
   * @param id its id
   * @param changes the fields to send
   * @return the appointment as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: PATCH
   *     /api/v1/appointments/{id}</a>
   */
  public KaiVoxAppointment update(String id, KaiVoxAppointmentUpdate changes) {
    return transport.execute(APPOINTMENTS.patch(id, changes));
  }

  /**
   * Changes the status of an appointment and nothing else.
   *
   * @param id its id
   * @param status the new status
   * @return the appointment as changed
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: PATCH
   *     /api/v1/appointments/{id}/status</a>
   */
  public KaiVoxAppointment updateStatus(String id, KaiVoxAppointmentStatus status) {
    return transport.execute(
        APPOINTMENTS.patchPart(
            id, "status", Map.of("status", Objects.requireNonNull(status, "status == null"))));
  }

  /**
   * Cancels an appointment, by DELETE. KaiVox fires {@code appointment.cancelled}; whether the
   * appointment can still be read after that is not documented. When an attempt breaks off and the
   * next one finds the appointment gone, the call has succeeded.
   *
   * @param id its id
   * @throws NotFoundException if it does not exist
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: DELETE
   *     /api/v1/appointments/{id}</a>
   */
  public void cancel(String id) {
    transport.execute(APPOINTMENTS.delete(id));
  }

  /**
   * Asks for the free slots. One request: KaiVox documents no paging here.
   *
   * @param query for which day, service and staff member
   * @return the slots in KaiVox's order; unmodifiable
   * @see <a href="https://kaivoxai.com">KaiVox's developer page: GET /api/v1/appointments/slots</a>
   */
  public List<KaiVoxSlot> slots(KaiVoxSlotQuery query) {
    Objects.requireNonNull(query, "query == null");
    return List.copyOf(
        transport
            .execute(
                ApiRequest.get("appointments", "slots").query(query.parameters()).returning(SLOTS))
            .items());
  }
}
