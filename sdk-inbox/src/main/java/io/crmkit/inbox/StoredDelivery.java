package io.crmkit.inbox;

import java.time.Instant;

/**
 * A delivery that waits to be handled, as it stands in the table.
 *
 * @param attempts how many have failed
 * @param replays how often it was taken from among the parked ones
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and handed on once
record StoredDelivery(
    String key,
    String eventType,
    byte[] body,
    int secretIndex,
    int attempts,
    int replays,
    Instant storedAt) {}
