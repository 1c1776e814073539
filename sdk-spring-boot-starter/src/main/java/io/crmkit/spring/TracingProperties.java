package io.crmkit.spring;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Spans of calls and attempts, where there is an OpenTelemetry bean.
 *
 * @param enabled Whether to make them.
 */
record TracingProperties(@DefaultValue("true") boolean enabled) {}
