package io.crmkit.fleet;

import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;

/**
 * The store of the fleet's rate limit cannot be asked, and its limiter is to {@linkplain
 * StoreOutage#FAIL fail} then. The attempt that asked was not sent; since an earlier attempt of the
 * same call may have been, {@link #outcome} is {@link RequestOutcome#UNKNOWN}. The cause is what
 * the store's driver said last.
 */
public class FleetStoreException extends CrmException {
  private static final long serialVersionUID = 1L;

  FleetStoreException(String provider, Throwable cause) {
    super(
        provider,
        "The store of the rate limit that the fleet shares for "
            + provider
            + " cannot be asked, so this attempt was not sent. Look at the store (the cause says what"
            + " is wrong with it), or let StoreOutage.WAIT or LOCAL_SHARE bridge such times",
        cause,
        RequestOutcome.UNKNOWN,
        0);
  }
}
