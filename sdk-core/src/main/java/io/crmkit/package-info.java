/**
 * What every provider's client shares: errors, paging, retries, rate limits and options of a call.
 *
 * <p>Everything here is immutable and thread-safe unless it is a builder. References are never null
 * unless marked {@link org.jspecify.annotations.Nullable}.
 *
 * <p>What a provider answers becomes immutable records, and no field makes a response unreadable.
 * One that does not hold what the record's type says, such as a date that is none, is absent: its
 * accessor gives null or an empty collection, and the value stands in {@code
 * additionalProperties()} under its name in JSON, as it came, beside the fields that the record
 * does not know. Nothing is rounded; a number sent as a text is a number all the same. JSON null is
 * absent. Objects and arrays that are handed out as {@link com.fasterxml.jackson.databind.JsonNode}
 * are copies: changing them changes nothing else.
 *
 * <p>Each client is built alike, and fails alike:
 *
 * <pre>{@code
 * KanvoClient kanvo =
 *     KanvoClient.builder()
 *         .apiKey(System.getenv("KANVO_API_KEY"))
 *         .callTimeout(Duration.ofSeconds(30))
 *         .retryPolicy(RetryPolicy.builder().maxAttempts(3).build())
 *         .build();
 * try {
 *   KanvoRecord lead = kanvo.records().create(KanvoRecordCreate.builder("lead").build());
 * } catch (CrmException e) {
 *   if (e.outcome() == RequestOutcome.UNKNOWN) {
 *     // the record may exist: look before creating it again
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit;

import org.jspecify.annotations.NullMarked;
