package io.crmkit;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a failed attempt is repeated, and how long to wait before.
 *
 * <p>Which failures may be repeated at all is fixed: 429 for any method; 408, 500, 502, 503, 504
 * and I/O errors for GET, PUT, PATCH and DELETE; a POST otherwise only when it surely did not reach
 * the provider. A 2xx whose body breaks off is repeated for GET, PUT, PATCH and DELETE, and never
 * for a POST.
 *
 * <p>The back-off doubles with each attempt from {@link Builder#baseDelay} up to {@link
 * Builder#maxDelay}, less up to half of it at random. A readable {@code Retry-After} is obeyed,
 * with up to a tenth of it added at random; one that is shorter than the back-off does not shorten
 * it.
 */
public final class RetryPolicy {
  private static final RetryPolicy DEFAULT = builder().build();
  private static final RetryPolicy NONE = builder().maxAttempts(1).build();

  // A policy without any wait, and many attempts, would be an attack on a server that is down.
  private static final Duration LEAST_BASE_DELAY = Duration.ofMillis(10);
  private static final Duration LEAST_MAX_DELAY = Duration.ofMillis(100);

  private final int maxAttempts;
  private final Duration baseDelay;
  private final Duration maxDelay;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.baseDelay = builder.baseDelay;
    this.maxDelay = builder.maxDelay;
  }

  /**
   * {@return the policy clients use unless told otherwise: 4 attempts, 0.5 s doubling up to 8 s}
   */
  public static RetryPolicy defaults() {
    return DEFAULT;
  }

  /** {@return a policy that never repeats anything} */
  public static RetryPolicy none() {
    return NONE;
  }

  /** {@return a builder that starts from {@link #defaults()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this policy} */
  public Builder toBuilder() {
    return new Builder().maxAttempts(maxAttempts).baseDelay(baseDelay).maxDelay(maxDelay);
  }

  /** {@return how many attempts a call may take, the first one included; at least 1} */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** {@return the longest back-off before the second attempt} */
  public Duration baseDelay() {
    return baseDelay;
  }

  /** {@return the longest back-off before any attempt} */
  public Duration maxDelay() {
    return maxDelay;
  }

  /**
   * The back-off after a failed attempt: {@code baseDelay} doubled with every failed attempt, at
   * most {@code maxDelay}, of which a random share of up to one half is taken off so that many
   * clients do not come back at once. A {@code baseDelay} below 10 ms counts as 10 ms here, and a
   * {@code maxDelay} below 100 ms as 100 ms.
   *
   * @param failedAttempts how many attempts have failed so far, from 1
   * @param random what to take off, from 0 (nothing) to 1 (one half)
   * @return the wait
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public Duration delayAfter(int failedAttempts, double random) {
    if (failedAttempts < 1) {
      throw new IllegalArgumentException("failedAttempts < 1: " + failedAttempts);
    }
    if (!(random >= 0 && random <= 1)) {
      throw new IllegalArgumentException("random not in 0..1: " + random);
    }
    double base = Math.max(baseDelay.toNanos(), LEAST_BASE_DELAY.toNanos());
    double most = Math.max(maxDelay.toNanos(), LEAST_MAX_DELAY.toNanos());
    double capped = Math.min(base * Math.pow(2, failedAttempts - 1), most);
    return Duration.ofNanos((long) (capped * (1 - random / 2)));
  }

  @Override
  public String toString() {
    return "RetryPolicy{maxAttempts="
        + maxAttempts
        + ", baseDelay="
        + baseDelay
        + ", maxDelay="
        + maxDelay
        + "}";
  }

  /** Builds a {@link RetryPolicy}. Not thread-safe. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(1);

    private int maxAttempts = 4;
    private Duration baseDelay = Duration.ofMillis(500);
    private Duration maxDelay = Duration.ofSeconds(8);

    private Builder() {}

    /**
     * Sets how many attempts a call may take. Default 4.
     *
     * @param maxAttempts the first one included; at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts < 1: " + maxAttempts);
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Sets the longest back-off before the second attempt, doubled for each later one. Default 0.5
     * s.
     *
     * @param baseDelay from zero, for none, to a day
     * @return this builder
     * @throws IllegalArgumentException if it is negative or over a day
     */
    public Builder baseDelay(Duration baseDelay) {
      this.baseDelay = checked("baseDelay", baseDelay);
      return this;
    }

    /**
     * Sets the longest back-off before any attempt. Default 8 s.
     *
     * @param maxDelay from the base delay to a day
     * @return this builder
     * @throws IllegalArgumentException if it is negative or over a day
     */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = checked("maxDelay", maxDelay);
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy; what is done to this builder later does not change it
     * @throws IllegalArgumentException if {@code maxDelay} is shorter than {@code baseDelay}
     */
    public RetryPolicy build() {
      if (maxDelay.compareTo(baseDelay) < 0) {
        throw new IllegalArgumentException(
            "maxDelay < baseDelay: %s < %s".formatted(maxDelay, baseDelay));
      }
      return new RetryPolicy(this);
    }

    private static Duration checked(String name, Duration value) {
      Objects.requireNonNull(value, name + " == null");
      if (value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " not in 0..1 day: " + value);
      }
      return value;
    }
  }
}
