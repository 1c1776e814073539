package io.crmkit.inbox;

import java.time.Instant;

/**
 * A delivery that failed at every attempt, and waits for somebody to look at it.
 *
 * @param id what {@link WebhookInbox#replay} and {@link WebhookInbox#discard} take
 * @param eventType the event's name as it came; empty if the payload names none
 * @param attempts how often it was tried since it was stored, or since it was replayed last
 * @param storedAt when it arrived
 * @param parkedAt when it was tried last
 * @param lastError the class and the message of what the last attempt threw, at most 1,000
 *     characters
 */
public record ParkedDelivery(
    String id,
    String eventType,
    int attempts,
    Instant storedAt,
    Instant parkedAt,
    String lastError) {}
