package io.crmkit.testing;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;

/** A fault of the connection, before or after the request was handled. */
final class ConnectionFault extends Fault {
  private final boolean handlesRequest;
  private final UnaryOperator<MockResponse.Builder> effect;

  ConnectionFault(boolean handlesRequest, UnaryOperator<MockResponse.Builder> effect) {
    this(handlesRequest, effect, Duration.ZERO);
  }

  private ConnectionFault(
      boolean handlesRequest, UnaryOperator<MockResponse.Builder> effect, Duration delay) {
    super(delay);
    this.handlesRequest = handlesRequest;
    this.effect = effect;
  }

  @Override
  public Fault delayedBy(Duration delay) {
    return new ConnectionFault(handlesRequest, effect, delay);
  }

  @Override
  MockResponse.Builder build(
      Supplier<FakeResponse> handled, IntFunction<FakeResponse> errorAnswer) {
    return effect.apply(handlesRequest ? handled.get().toResponse() : new MockResponse.Builder());
  }
}
