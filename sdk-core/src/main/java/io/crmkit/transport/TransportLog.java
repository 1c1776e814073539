package io.crmkit.transport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one logger of the transport, named after its package. */
final class TransportLog {
  static final Logger LOG = LoggerFactory.getLogger("io.crmkit.transport");

  private TransportLog() {}

  /** An attempt, as far as it may be shown. */
  static void attempt(Provider provider, CallState call, AttemptResult<?> result) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{}: {} -> {} (attempt {}, {} since the call began)",
          provider.name,
          call.describe(),
          result.describe(),
          call.attempts(),
          Durations.format(call.deadline.elapsed()));
    }
  }
}
