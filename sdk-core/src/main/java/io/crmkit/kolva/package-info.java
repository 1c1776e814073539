/**
 * The Kolva client: clients, contacts, deals and field visits. Start at {@link
 * io.crmkit.kolva.KolvaClient}.
 *
 * <p>The facts are those of Kolva's developer page, whose API root is {@code
 * https://kolva.ai/api/v1}; what it leaves open is marked as not documented.
 *
 * <p>Every visit that was made, page after page:
 *
 * <pre>{@code
 * try (KolvaClient kolva = KolvaClient.fromEnv()) {
 *   KolvaVisitQuery done =
 *       KolvaVisitQuery.builder().status(KolvaVisitStatus.COMPLETED).build();
 *   for (KolvaVisit visit : kolva.visits().list(done)) {
 *     System.out.println(visit.clientId() + " on " + visit.plannedDate());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.kolva;

import org.jspecify.annotations.NullMarked;
