/** A Spring Boot application on the starter. */
@NullMarked
package io.crmkit.examples.spring;

import org.jspecify.annotations.NullMarked;
