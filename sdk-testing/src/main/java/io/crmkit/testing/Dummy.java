package io.crmkit.testing;

/** X. */
public final class Dummy {
  private Dummy() {}
}
