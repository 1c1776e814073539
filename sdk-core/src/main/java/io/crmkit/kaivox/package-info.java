/**
 * The KaiVox client: appointments, customers, calls, staff and services. Start at {@link
 * io.crmkit.kaivox.KaiVoxClient}.
 *
 * <p>The facts are those of KaiVox's developer pages, whose API root is {@code
 * https://kaivoxai.com/api/v1}; what they leave open is marked as not documented. Ids are integers
 * there; here they are texts, and a text that is an integer is sent as one.
 *
 * <p>An appointment, booked and called off:
 *
 * <pre>{@code
 * try (KaiVoxClient kaiVox = KaiVoxClient.fromEnv()) {
 *   KaiVoxAppointment booked =
 *       kaiVox.appointments().create(
 *           KaiVoxAppointmentCreate.builder()
 *               .customerId("17")
 *               .serviceId("3")
 *               .appointmentDate(LocalDate.of(2026, 3, 15))
 *               .appointmentTime(LocalTime.of(14, 30))
 *               .build());
 *   kaiVox.appointments().cancel(booked.id());
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.kaivox;

import org.jspecify.annotations.NullMarked;
