package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.kaivox.KaiVoxAuthentication;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kaivox.KaiVoxPlan;
import org.jspecify.annotations.Nullable;

/** The settings of one client of KaiVox. */
class KaiVoxAccountProperties extends AccountProperties {
  /** How to show the API key. As a bearer token by default. */
  private @Nullable KaiVoxAuthentication authentication;

  /** Plan whose limits to keep, unless rate-limit says otherwise. The smallest by default. */
  private @Nullable KaiVoxPlan plan;

  @Override
  void applyTo(ClientBuilder<?, ?> builder) {
    super.applyTo(builder);
    KaiVoxClient.Builder kaivox = (KaiVoxClient.Builder) builder;
    if (authentication != null) {
      kaivox.authentication(authentication);
    }
    if (plan != null) {
      kaivox.plan(plan);
    }
  }

  public @Nullable KaiVoxAuthentication getAuthentication() {
    return authentication;
  }

  public void setAuthentication(@Nullable KaiVoxAuthentication authentication) {
    this.authentication = authentication;
  }

  public @Nullable KaiVoxPlan getPlan() {
    return plan;
  }

  public void setPlan(@Nullable KaiVoxPlan plan) {
    this.plan = plan;
  }
}
