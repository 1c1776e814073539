/**
 * One rate limit that every machine of a fleet keeps: start at {@link
 * io.crmkit.fleet.FleetRateLimiter}.
 *
 * <p>A hundred requests a minute, sent by all machines together, over a Jedis client {@code redis}:
 *
 * <pre>{@code
 * ProxyManager<String> store = Bucket4jJedis.casBasedBuilder(redis).keyMapper(Mapper.STRING).build();
 * String apiKey = System.getenv("KANVO_API_KEY");
 * KanvoClient kanvo =
 *     KanvoClient.builder()
 *         .apiKey(apiKey)
 *         .rateLimiter(
 *             FleetRateLimiter.builder(store, "Kanvo", apiKey)
 *                 .limit(100, Duration.ofMinutes(1))
 *                 .build())
 *         .build();
 * }</pre>
 */
@NullMarked
package io.crmkit.fleet;

import org.jspecify.annotations.NullMarked;
