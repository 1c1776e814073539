/**
 * Webhook deliveries of Kanvo, Kolva, Kolvera, KaiVox and Bolsivo: verify the signature of the raw
 * bytes, then read them as a typed event, then run your handlers.
 *
 * <p>{@link io.crmkit.webhooks.WebhookVerifier} is the core and needs no HTTP framework; {@link
 * io.crmkit.webhooks.WebhookHandler} adds the answer's status, a size limit and a guard against
 * duplicates.
 */
@NullMarked
package io.crmkit.webhooks;

import org.jspecify.annotations.NullMarked;
