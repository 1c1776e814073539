package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.kolva.KolvaAuthentication;
import io.crmkit.kolva.KolvaClient;
import org.jspecify.annotations.Nullable;

/** The settings of one client of Kolva. */
class KolvaAccountProperties extends AccountProperties {
  /** How to show the API key: in a header of Kolva's own, by default, or as a bearer token. */
  private @Nullable KolvaAuthentication authentication;

  @Override
  void applyTo(ClientBuilder<?, ?> builder) {
    super.applyTo(builder);
    if (authentication != null) {
      ((KolvaClient.Builder) builder).authentication(authentication);
    }
  }

  public @Nullable KolvaAuthentication getAuthentication() {
    return authentication;
  }

  public void setAuthentication(@Nullable KolvaAuthentication authentication) {
    this.authentication = authentication;
  }
}
