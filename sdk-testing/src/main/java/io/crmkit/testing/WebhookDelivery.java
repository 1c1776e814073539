package io.crmkit.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery by a {@link WebhookSender}. Immutable.
 *
 * <p>Its text says the same and is safe to log: it holds no secret, signature or body.
 *
 * @param attempts every attempt in its order, at least one; only the last one can have been
 *     answered with a 2xx
 */
public record WebhookDelivery(List<Attempt> attempts) {

  /** Copies the list. */
  public WebhookDelivery {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("attempts is empty");
    }
  }

  /**
   * Tells whether the receiver answered with a 2xx in the end.
   *
   * @return true if one attempt was answered so
   */
  public boolean delivered() {
    return last().delivered();
  }

  /** {@return the status of the last attempt's answer; null if it got none} */
  public @Nullable Integer status() {
    return last().status();
  }

  private Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  /**
   * One request: either answered or failed.
   *
   * @param delay how long the provider waits before this attempt, whether or not the sender did;
   *     zero for the first
   * @param status the HTTP status of the answer; null if there was none
   * @param failure why there was no answer: a {@link java.net.ConnectException} if nobody listens,
   *     a {@link java.net.SocketTimeoutException} if none came in time, another {@code IOException}
   *     if the connection broke; null if there was one
   */
  public record Attempt(Duration delay, @Nullable Integer status, @Nullable IOException failure) {

    /** Checks that there is either a status or a failure. */
    public Attempt {
      requireNonNull(delay, "delay == null");
      if ((status == null) == (failure == null)) {
        throw new IllegalArgumentException("neither status nor failure, or both");
      }
    }

    /**
     * Tells whether the answer was a 2xx.
     *
     * @return true if it was; false after another answer, or none
     */
    public boolean delivered() {
      return status != null && status >= 200 && status < 300;
    }
  }
}
