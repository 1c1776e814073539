/**
 * Webhooks that are answered at once and handled later, by any number of machines over one
 * database: {@link io.crmkit.inbox.WebhookInbox}. Beside it, duplicate filters that machines share,
 * for a {@link io.crmkit.webhooks.WebhookHandler}: {@link io.crmkit.inbox.JdbcDuplicateFilter},
 * {@link io.crmkit.inbox.JedisDuplicateFilter}, {@link io.crmkit.inbox.LettuceDuplicateFilter}.
 */
@NullMarked
package io.crmkit.inbox;

import org.jspecify.annotations.NullMarked;
