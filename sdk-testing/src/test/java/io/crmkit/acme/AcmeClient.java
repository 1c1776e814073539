package io.crmkit.acme;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.Provider;

/**
 * A client of the Acme API: orders.
 *
 * <p>Immutable and thread-safe; make one per token and keep it.
 */
public final class AcmeClient extends CrmClient<AcmeClient> {
  private final AcmeOrders orders;

  private AcmeClient(HttpTransport transport) {
    super(transport);
    this.orders = new AcmeOrders(transport);
  }

  /**
   * A client with the documented defaults.
   *
   * @param apiKey a token made in Acme under Shop → Tokens
   * @throws IllegalArgumentException if it is blank, or holds a space or anything but printable
   *     ASCII
   */
  public static AcmeClient create(String apiKey) {
    return builder().apiKey(apiKey).build();
  }

  /**
   * A client with the token from the environment variable {@code ACME_API_KEY} and, where it is
   * set, the base URL from {@code ACME_BASE_URL}.
   *
   * @throws IllegalStateException if {@code ACME_API_KEY} is not set
   */
  public static AcmeClient fromEnv() {
    return builder().environment().build();
  }

  /** A builder with the documented defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Orders. */
  public AcmeOrders orders() {
    return orders;
  }

  @Override
  protected AcmeClient over(HttpTransport transport) {
    return new AcmeClient(transport);
  }

  /** Builds an {@link AcmeClient}. Not thread-safe. */
  public static final class Builder extends ClientBuilder<AcmeClient, Builder> {
    private Builder() {}

    @Override
    protected Provider provider() {
      return Acme.PROVIDER;
    }

    @Override
    protected AcmeClient create(HttpTransport transport) {
      return new AcmeClient(transport);
    }

    private Builder environment() {
      return environment(System::getenv);
    }
  }
}
