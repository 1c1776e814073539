/**
 * The Kolva client: clients, contacts, deals and field visits. Start at {@link
 * io.crmkit.kolva.KolvaClient}.
 *
 * <p>The facts are those of Kolva's developer page, whose API root is {@code
 * https://kolva.ai/api/v1}; what it leaves open is marked as not documented.
 */
@NullMarked
package io.crmkit.kolva;

import org.jspecify.annotations.NullMarked;
