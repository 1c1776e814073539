package io.crmkit.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/**
 * Something that goes wrong with one request: give it to {@link Faults}.
 *
 * <p>Each is the same over HTTP/1.1 and HTTP/2, which a fake speaks that was made by {@code
 * startTls()}; but for {@link #refuseStream}, which HTTP/1.1 does not know. A dropped HTTP/2
 * connection takes every request with it that is under way there.
 *
 * <p>Immutable; the same fault may be used any number of times.
 */
public abstract sealed class Fault permits StatusFault, ConnectionFault {
  private final Duration delay;

  Fault(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay < 0: " + delay);
    }
    this.delay = delay;
  }

  /**
   * Answers with a status instead of handling the request: nothing changes at the provider. The
   * body is the provider's own error body unless {@link StatusFault#body} says otherwise.
   *
   * @param code the HTTP status, 200 to 599; a 2xx answers "success" with an error body, which some
   *     providers do; 204 and 304 have no body
   * @return the fault, to which headers and a body can be added
   * @throws IllegalArgumentException if the status is out of range
   */
  public static StatusFault status(int code) {
    return new StatusFault(code);
  }

  /**
   * Resets the connection when the next request begins to arrive. Nothing of it is read, so it is
   * not recorded, nothing changes at the provider, and no method or path can choose it: this is for
   * {@link Faults#next} alone. Where requests arrive at once, the one it meets may have been read.
   *
   * <p>The client cannot tell this from {@link #dropConnectionAfterProcessing}.
   *
   * @return the fault
   */
  public static Fault dropConnectionBeforeReading() {
    return new ConnectionFault(false, Ending.DROPPED_UNREAD);
  }

  /**
   * Reads the whole request, then closes the connection. The request is recorded but not handled:
   * nothing changes at the provider, and the client cannot know that.
   *
   * @return the fault
   */
  public static Fault dropConnection() {
    return new ConnectionFault(false, Ending.DROPPED);
  }

  /**
   * Handles the request, so that the provider's state changes, then closes the connection without
   * an answer: the outcome the client has to call unknown.
   *
   * @return the fault
   */
  public static Fault dropConnectionAfterProcessing() {
    return new ConnectionFault(true, Ending.DROPPED);
  }

  /**
   * Handles the request as usual and holds the answer back. A client that gives up earlier has
   * changed the provider's state all the same.
   *
   * @param delay how long to wait before the first byte of the answer; not negative
   * @return the fault
   * @throws IllegalArgumentException if the delay is negative
   */
  public static Fault latency(Duration delay) {
    return new ConnectionFault(r -> r).delayedBy(delay);
  }

  /**
   * Handles the request, sends the headers with the right Content-Length, then about half the body,
   * and closes the connection.
   *
   * @return the fault
   */
  public static Fault truncatedBody() {
    return new ConnectionFault(r -> r.onResponseBody(new SocketEffect.CloseSocket()));
  }

  /**
   * Reads the request and never answers: the connection stays open until the client gives up or the
   * fake is closed. The request is recorded but not handled.
   *
   * @return the fault
   */
  public static Fault hang() {
    return new ConnectionFault(false, Ending.HANGING);
  }

  /**
   * Handles the request as usual, and sends the body byte by byte.
   *
   * @param pause how long to wait after each byte; longer than zero
   * @return the fault
   * @throws IllegalArgumentException if the pause is not longer than zero
   */
  public static Fault drippingBody(Duration pause) {
    if (pause.isZero() || pause.isNegative()) {
      throw new IllegalArgumentException("pause <= 0: " + pause);
    }
    return new ConnectionFault(
        r -> r.throttleBody(1, TimeUnit.NANOSECONDS.convert(pause), TimeUnit.NANOSECONDS));
  }

  /**
   * Handles the request as usual, and answers with a text that breaks off in the middle of the
   * JSON, though its Content-Length is right.
   *
   * @return the fault
   */
  public static Fault malformedJson() {
    return new ConnectionFault(r -> r.body("{\"data\": [{\"id\": "));
  }

  /**
   * Answers as usual, and lets the connection go: over HTTP/2 with GOAWAY, over HTTP/1.1 with
   * {@code Connection: close}. The next request needs another connection.
   *
   * @return the fault
   */
  public static Fault goAway() {
    return new ConnectionFault(true, Ending.GOING_AWAY);
  }

  /**
   * Refuses the request's stream with REFUSED_STREAM, and keeps the connection. The request is
   * recorded but not handled, and the client knows that: by RFC 9113, section 8.7, it may send it
   * again, a create too.
   *
   * <p>Only over HTTP/2. {@link Faults} takes it for a fake that serves TLS; if a client speaks
   * HTTP/1.1 with that, it is answered with status 505.
   *
   * @return the fault
   */
  public static Fault refuseStream() {
    return new ConnectionFault(false, Ending.STREAM_REFUSED);
  }

  /**
   * {@return this fault, happening after a delay; it replaces an earlier delay}
   *
   * @param delay how long to wait before the fault shows; not negative
   * @throws IllegalArgumentException if the delay is negative
   */
  public abstract Fault delayedBy(Duration delay);

  final Duration delay() {
    return delay;
  }

  /**
   * Decides what is done with a request.
   *
   * @param handled handles the request as usual, changing state
   * @param errorAnswer the provider's error answer for a status
   */
  final Reply reply(Supplier<FakeResponse> handled, IntFunction<FakeResponse> errorAnswer) {
    return new Reply(build(handled, errorAnswer).build(), delay, ending());
  }

  /** What becomes of the connection. */
  Ending ending() {
    return Ending.NONE;
  }

  abstract MockResponse.Builder build(
      Supplier<FakeResponse> handled, IntFunction<FakeResponse> errorAnswer);
}
