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
  private final Ending ending;

  /** Answers as usual, but for an effect on the response. */
  ConnectionFault(UnaryOperator<MockResponse.Builder> effect) {
    this(true, effect, Ending.NONE, Duration.ZERO);
  }

  /** Ends the connection or the stream. */
  ConnectionFault(boolean handlesRequest, Ending ending) {
    this(handlesRequest, response -> response, ending, Duration.ZERO);
  }

  private ConnectionFault(
      boolean handlesRequest,
      UnaryOperator<MockResponse.Builder> effect,
      Ending ending,
      Duration delay) {
    super(delay);
    this.handlesRequest = handlesRequest;
    this.effect = effect;
    this.ending = ending;
  }

  @Override
  public Fault delayedBy(Duration delay) {
    return new ConnectionFault(handlesRequest, effect, ending, delay);
  }

  @Override
  Ending ending() {
    return ending;
  }

  @Override
  MockResponse.Builder build(
      Supplier<FakeResponse> handled, IntFunction<FakeResponse> errorAnswer) {
    return effect.apply(handlesRequest ? handled.get().toResponse() : new MockResponse.Builder());
  }
}
