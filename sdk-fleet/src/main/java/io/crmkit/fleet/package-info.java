/**
 * One rate limit that every machine of a fleet keeps: start at {@link
 * io.crmkit.fleet.FleetRateLimiter}.
 */
@NullMarked
package io.crmkit.fleet;

import org.jspecify.annotations.NullMarked;
