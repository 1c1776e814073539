/**
 * Webhooks that are answered at once and handled later, by any number of machines over one
 * database: {@link io.crmkit.inbox.WebhookInbox}. Beside it, duplicate filters that machines share,
 * for a {@link io.crmkit.webhooks.WebhookHandler}: {@link io.crmkit.inbox.JdbcDuplicateFilter},
 * {@link io.crmkit.inbox.JedisDuplicateFilter}, {@link io.crmkit.inbox.LettuceDuplicateFilter}.
 *
 * <p>The handlers run on the inbox's own threads, with a {@code DataSource} of yours, after the
 * delivery was answered:
 *
 * <pre>{@code
 * WebhookVerifier verifier =
 *     WebhookVerifier.of(WebhookProvider.BOLSIVO, System.getenv("BOLSIVO_WEBHOOK_SECRET"));
 * try (WebhookInbox inbox =
 *     WebhookInbox.builder(dataSource, verifier)
 *         .on(BolsivoEvent.LeadQualified.class, lead -> System.out.println(lead.businessName()))
 *         .build()) {
 *   inbox.start();
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.inbox;

import org.jspecify.annotations.NullMarked;
