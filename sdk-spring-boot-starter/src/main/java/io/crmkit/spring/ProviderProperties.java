package io.crmkit.spring;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A provider without settings of its own: the settings of its client, and of those of further
 * accounts.
 */
final class ProviderProperties extends AccountProperties {
  /** Further accounts by name, each with a client bean of its own. */
  private Map<String, AccountProperties> accounts = new LinkedHashMap<>();

  public Map<String, AccountProperties> getAccounts() {
    return accounts;
  }

  public void setAccounts(Map<String, AccountProperties> accounts) {
    this.accounts = accounts;
  }

  @Override
  public String toString() {
    return "%s, accounts=%s".formatted(super.toString(), accounts.keySet());
  }
}
