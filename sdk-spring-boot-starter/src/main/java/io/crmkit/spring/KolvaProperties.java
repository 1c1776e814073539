package io.crmkit.spring;

import java.util.LinkedHashMap;
import java.util.Map;

/** Kolva: the settings of its client, and of those of further accounts. */
final class KolvaProperties extends KolvaAccountProperties {
  /** Further accounts by name, each with a client bean of its own. */
  private Map<String, KolvaAccountProperties> accounts = new LinkedHashMap<>();

  public Map<String, KolvaAccountProperties> getAccounts() {
    return accounts;
  }

  public void setAccounts(Map<String, KolvaAccountProperties> accounts) {
    this.accounts = accounts;
  }

  @Override
  public String toString() {
    return "%s, accounts=%s".formatted(super.toString(), accounts.keySet());
  }
}
