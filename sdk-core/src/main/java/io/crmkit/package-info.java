/**
 * What every provider's client shares: errors, paging, retries, rate limits and options of a call.
 *
 * <p>Everything here is immutable and thread-safe unless it is a builder. References are never null
 * unless marked {@link org.jspecify.annotations.Nullable}.
 */
@NullMarked
package io.crmkit;

import org.jspecify.annotations.NullMarked;
