/**
 * Checks that a provider, its fake and the client agree: the same cases against either.
 *
 * <p>Against the fake; a client with a key and no base URL asks the provider instead:
 *
 * <pre>{@code
 * try (FakeKanvo fake = FakeKanvo.start();
 *     KanvoClient kanvo = fake.client()) {
 *   ContractReport report = ContractSuite.kanvo(kanvo).withWrites().run();
 *   if (!report.agrees()) {
 *     throw new IllegalStateException(report.toString());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.testing.contract;

import org.jspecify.annotations.NullMarked;
