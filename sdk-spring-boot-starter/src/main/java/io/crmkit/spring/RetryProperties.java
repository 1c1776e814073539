package io.crmkit.spring;

import org.jspecify.annotations.Nullable;

/**
 * When to repeat a failed attempt.
 *
 * @param maxAttempts How many attempts a call may take, the first one included; 1 turns retries
 *     off.
 */
record RetryProperties(@Nullable Integer maxAttempts) {}
