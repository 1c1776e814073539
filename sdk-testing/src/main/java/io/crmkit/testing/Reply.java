package io.crmkit.testing;

import java.time.Duration;
import mockwebserver3.MockResponse;

/**
 * What the server does with a request.
 *
 * @param response what it answers
 * @param delay how long it waits before that
 * @param ending what becomes of the connection
 */
record Reply(MockResponse response, Duration delay, Ending ending) {
  /** A response on a connection that is kept. */
  Reply(MockResponse response, Duration delay) {
    this(response, delay, Ending.NONE);
  }
}
