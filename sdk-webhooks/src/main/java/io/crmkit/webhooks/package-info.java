/**
 * Webhook deliveries of Kanvo, Kolva, Kolvera, KaiVox and Bolsivo: verify the signature of the raw
 * bytes, then read them as a typed event, then run your handlers.
 *
 * <p>{@link io.crmkit.webhooks.WebhookVerifier} is the core and needs no HTTP framework; {@link
 * io.crmkit.webhooks.WebhookHandler} adds the answer's status, a size limit and a guard against
 * duplicates.
 *
 * <p>A receiver, whatever HTTP server it runs in:
 *
 * <pre>{@code
 * WebhookVerifier verifier =
 *     WebhookVerifier.of(WebhookProvider.BOLSIVO, System.getenv("BOLSIVO_WEBHOOK_SECRET"));
 * WebhookHandler handler =
 *     WebhookHandler.builder(verifier)
 *         .on(BolsivoEvent.LeadQualified.class, lead -> System.out.println(lead.businessName()))
 *         .build();
 *
 * // in the receiver, with what the HTTP server gives: a lookup of headers and the body's bytes
 * Function<String, String> headers = Map.of("X-Bolsivo-Signature", "0123")::get;
 * WebhookResponse response = handler.handle(headers, "{}".getBytes(StandardCharsets.UTF_8));
 * int status = response.status();
 * }</pre>
 */
@NullMarked
package io.crmkit.webhooks;

import org.jspecify.annotations.NullMarked;
