/**
 * Fake providers that run inside the test: a real HTTP server on the loopback interface, state in
 * memory, and as strict as the provider's documentation allows.
 *
 * <p>A fake is for contract tests. It refuses what the provider does not document, an unknown
 * parameter or field for instance, with a sentence that names it. Where the provider's
 * documentation is silent, the fake's Javadoc says what it does and that this is a decision of this
 * library.
 *
 * <p>Without JUnit, or in any test framework:
 *
 * <pre>{@code
 * try (FakeKanvo fake = FakeKanvo.start();
 *     KanvoClient kanvo = fake.client()) {
 *   fake.faults().next(Fault.status(503));
 *   KanvoRecord lead = kanvo.records().create(KanvoRecordCreate.builder("lead").build());
 *   int requests = fake.requests().size();
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.testing;

import org.jspecify.annotations.NullMarked;
