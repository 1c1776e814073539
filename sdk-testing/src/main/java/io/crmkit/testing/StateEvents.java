package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Hears what happened to a fake's state that the provider tells its webhooks. */
@FunctionalInterface
interface StateEvents {
  /**
   * Called while no other request is handled, in the order of the changes.
   *
   * @param event the provider's name of it
   * @param data what it happened to, as it is now, or was before it was deleted
   */
  void happened(String event, ObjectNode data);
}
