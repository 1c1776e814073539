package io.crmkit;

/** X. */
public final class Dummy {
  private Dummy() {}
}
