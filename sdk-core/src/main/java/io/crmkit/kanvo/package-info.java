/**
 * The Kanvo client: records, tasks, webhooks and schema. Start at {@link
 * io.crmkit.kanvo.KanvoClient}.
 *
 * <p>The facts are those of the Kanvo API Reference, version 1, whose API root is {@code
 * https://kanvocrm.com/api/v1}; what it leaves open is marked as not documented.
 *
 * <p>A lead, and a task that hangs on it:
 *
 * <pre>{@code
 * try (KanvoClient kanvo = KanvoClient.fromEnv()) {
 *   KanvoRecord lead =
 *       kanvo.records().create(
 *           KanvoRecordCreate.builder("lead").title("Smith Residence").pipeline("sales").build());
 *   kanvo.tasks().create(KanvoTaskCreate.builder("Call back").recordId(lead.id()).build());
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.kanvo;

import org.jspecify.annotations.NullMarked;
