package io.crmkit.transport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one logger of the transport, named after its package. */
final class TransportLog {
  static final Logger LOG = LoggerFactory.getLogger("io.crmkit.transport");

  private TransportLog() {}
}
