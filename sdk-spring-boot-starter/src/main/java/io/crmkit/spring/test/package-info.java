/**
 * Tests of Spring Boot applications against fake providers. Needs {@code sdk-testing} and Spring
 * Boot's own test support. References are never null unless marked {@link
 * org.jspecify.annotations.Nullable}.
 *
 * <p>A test whose beans call the fakes:
 *
 * <pre>{@code
 * @CrmKitTest(classes = Application.class)
 * class LeadsTest {
 *   @Autowired FakeKanvo fake;
 *   @Autowired KanvoClient kanvo;
 *
 *   @Test
 *   void readsEveryLead() {
 *     fake.seed(3);
 *     assertThat(kanvo.records().list()).hasSize(3);
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.crmkit.spring.test;

import org.jspecify.annotations.NullMarked;
