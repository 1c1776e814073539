package io.crmkit.fleet;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/** The clock of a bucket that no other machine sees. */
record NanoClock(LongSupplier nanoTime) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return nanoTime.getAsLong();
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
