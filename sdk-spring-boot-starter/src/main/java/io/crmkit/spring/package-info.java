/**
 * CrmKit in Spring Boot 3.5 and 4: a client for each provider that {@code crmkit.*} properties
 * name, webhook endpoints for {@link io.crmkit.spring.WebhookListener} methods, health and metrics.
 * References are never null unless marked {@link org.jspecify.annotations.Nullable}.
 *
 * <p>With {@code crmkit.webhooks.bolsivo.path} and {@code secret} set, an endpoint calls this
 * method:
 *
 * <pre>{@code
 * @Component
 * class Leads {
 *   @WebhookListener(BolsivoEvent.LeadQualified.class)
 *   void qualified(BolsivoEvent.LeadQualified lead) {
 *     System.out.println(lead.businessName());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.spring;

import org.jspecify.annotations.NullMarked;
