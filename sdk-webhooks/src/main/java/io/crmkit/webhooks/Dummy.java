package io.crmkit.webhooks;

/** X. */
public final class Dummy {
  private Dummy() {}
}
