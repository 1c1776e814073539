package io.crmkit.fleet;

/**
 * What a {@link FleetRateLimiter} does while its store cannot be asked. A store that failed is left
 * alone for a second, so that calls do not queue up behind its timeouts; then one call tries again.
 */
public enum StoreOutage {
  /**
   * Calls end with a {@link FleetStoreException}. The limit is kept, and nothing is sent. The
   * default, since it is the only one that needs no judgement of yours.
   */
  FAIL,

  /**
   * Calls wait for the store, each as long as its {@code callTimeout} allows. The limit is kept;
   * threads pile up.
   */
  WAIT,

  /**
   * Each machine goes on alone with its share of the limit: the limit divided by the number of
   * {@link FleetRateLimiter.Builder#machines machines}. The limit is kept as long as there are no
   * more machines than that; where a machine has nothing to do, its share is lost.
   */
  LOCAL_SHARE
}
