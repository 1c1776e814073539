package io.crmkit.testing;

import java.time.Duration;
import mockwebserver3.MockResponse;

/** What the server does with a request: wait this long, then send (or break off) the response. */
record Reply(MockResponse response, Duration delay) {}
