/**
 * The Bolsivo client: leads and webhook endpoints. Start at {@link
 * io.crmkit.bolsivo.BolsivoClient}.
 *
 * <p>The facts are those of the page Bolsivo API and Webhooks, whose API root is {@code
 * https://bolsivo.com/api}; what it leaves open is marked as not documented. Bolsivo offers its API
 * on the Scale plan only.
 *
 * <p>The leads that are worth a call:
 *
 * <pre>{@code
 * try (BolsivoClient bolsivo = BolsivoClient.fromEnv()) {
 *   bolsivo.leads().list().stream()
 *       .filter(lead -> BolsivoLeadStatus.QUALIFIED.equals(lead.status()))
 *       .forEach(lead -> System.out.println(lead.businessName() + ": " + lead.score()));
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.bolsivo;

import org.jspecify.annotations.NullMarked;
