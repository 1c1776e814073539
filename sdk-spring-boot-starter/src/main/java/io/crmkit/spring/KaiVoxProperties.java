package io.crmkit.spring;

import java.util.LinkedHashMap;
import java.util.Map;

/** KaiVox: the settings of its client, and of those of further accounts. */
final class KaiVoxProperties extends KaiVoxAccountProperties {
  /** Further accounts by name, each with a client bean of its own. */
  private Map<String, KaiVoxAccountProperties> accounts = new LinkedHashMap<>();

  public Map<String, KaiVoxAccountProperties> getAccounts() {
    return accounts;
  }

  public void setAccounts(Map<String, KaiVoxAccountProperties> accounts) {
    this.accounts = accounts;
  }

  @Override
  public String toString() {
    return "%s, accounts=%s".formatted(super.toString(), accounts.keySet());
  }
}
