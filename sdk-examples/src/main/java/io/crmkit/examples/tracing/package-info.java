/** Traces of calls with OpenTelemetry. */
@NullMarked
package io.crmkit.examples.tracing;

import org.jspecify.annotations.NullMarked;
