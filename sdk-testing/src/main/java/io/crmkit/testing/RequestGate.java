package io.crmkit.testing;

import java.io.IOException;

/** Where a request stands when its first bytes have come and none of them was looked at. */
interface RequestGate {
  /**
   * Lets a request in.
   *
   * @throws IOException if its connection was dropped instead
   */
  void enter(AcceptedSocket connection) throws IOException;
}
