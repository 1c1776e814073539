package io.crmkit.bolsivo;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.Provider;

/**
 * A client of the Bolsivo API: leads and webhook endpoints.
 *
 * <p>Immutable and thread-safe; make one per API key and keep it.
 */
public final class BolsivoClient extends CrmClient<BolsivoClient> {
  private final BolsivoLeads leads;
  private final BolsivoWebhooks webhooks;

  private BolsivoClient(HttpTransport transport) {
    super(transport);
    this.leads = new BolsivoLeads(transport);
    this.webhooks = new BolsivoWebhooks(transport);
  }

  /**
   * {@return a client with the documented defaults}
   *
   * @param apiKey a key made in Bolsivo under Settings → API Keys: {@code lp_} and 32 hex digits
   * @throws IllegalArgumentException if the key is blank, or holds a space or anything but
   *     printable ASCII
   */
  public static BolsivoClient create(String apiKey) {
    return builder().apiKey(apiKey).build();
  }

  /**
   * {@return a client with the API key from the environment variable {@code BOLSIVO_API_KEY} and,
   * where it is set, the base URL from {@code BOLSIVO_BASE_URL}}
   *
   * @throws IllegalStateException if {@code BOLSIVO_API_KEY} is not set
   */
  public static BolsivoClient fromEnv() {
    return builder().environment().build();
  }

  /** {@return a builder with the documented defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The leads that Bolsivo found.
   *
   * @return the calls of {@code /leads}
   */
  public BolsivoLeads leads() {
    return leads;
  }

  /**
   * Webhook endpoints, which Bolsivo lets a program register but not list.
   *
   * @return the calls of {@code /webhooks}
   */
  public BolsivoWebhooks webhooks() {
    return webhooks;
  }

  @Override
  protected BolsivoClient over(HttpTransport transport) {
    return new BolsivoClient(transport);
  }

  /** Builds a {@link BolsivoClient}. Not thread-safe. */
  public static final class Builder extends ClientBuilder<BolsivoClient, Builder> {
    private Builder() {}

    @Override
    protected Provider provider() {
      return Bolsivo.PROVIDER;
    }

    @Override
    protected BolsivoClient create(HttpTransport transport) {
      return new BolsivoClient(transport);
    }

    private Builder environment() {
      return fromEnvironment();
    }
  }
}
