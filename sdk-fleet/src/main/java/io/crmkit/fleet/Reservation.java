package io.crmkit.fleet;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A token taken from a bucket, or the reason to come again later.
 *
 * @param bucket the bucket it was taken from; null if none was
 * @param isOfTheFleet whether the bucket is the one that all machines share
 * @param delay how long until it may be used, or until asking again has a point
 */
record Reservation(@Nullable Bucket bucket, boolean isOfTheFleet, Duration delay) {

  /** Takes a token, on credit if need be, unless that is too far in the future. */
  static Reservation from(Bucket bucket, boolean isOfTheFleet, Duration maxWait) {
    Duration delay = Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
    if (delay.compareTo(maxWait) <= 0) {
      return new Reservation(bucket, isOfTheFleet, delay);
    }
    bucket.addTokens(1); // nobody will wait that long
    return none(delay);
  }

  /** No token; to be asked again after the delay. */
  static Reservation none(Duration delay) {
    return new Reservation(null, false, delay);
  }

  boolean isHeld() {
    return bucket != null;
  }
}
