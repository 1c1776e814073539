/**
 * Tests of Spring Boot applications against fake providers. Needs {@code sdk-testing} and Spring
 * Boot's own test support. References are never null unless marked {@link
 * org.jspecify.annotations.Nullable}.
 */
@NullMarked
package io.crmkit.spring.test;

import org.jspecify.annotations.NullMarked;
