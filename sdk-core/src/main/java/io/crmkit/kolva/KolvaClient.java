package io.crmkit.kolva;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.Provider;
import java.util.Objects;

/**
 * A client of the Kolva API: clients, contacts, deals and field visits.
 *
 * <p>Immutable and thread-safe; make one per API key and keep it.
 */
public final class KolvaClient extends CrmClient<KolvaClient> {
  private final KolvaClients clients;
  private final KolvaContacts contacts;
  private final KolvaDeals deals;
  private final KolvaVisits visits;

  private KolvaClient(HttpTransport transport) {
    super(transport);
    this.clients = new KolvaClients(transport);
    this.contacts = new KolvaContacts(transport);
    this.deals = new KolvaDeals(transport);
    this.visits = new KolvaVisits(transport);
  }

  /**
   * {@return a client with the documented defaults}
   *
   * @param apiKey a key made in Kolva under Settings → Developer, such as {@code kolva_sk_…}
   * @throws IllegalArgumentException if the key is blank, or holds a space or anything but
   *     printable ASCII
   */
  public static KolvaClient create(String apiKey) {
    return builder().apiKey(apiKey).build();
  }

  /**
   * {@return a client with the API key from the environment variable {@code KOLVA_API_KEY} and,
   * where it is set, the base URL from {@code KOLVA_BASE_URL}}
   *
   * @throws IllegalStateException if {@code KOLVA_API_KEY} is not set
   */
  public static KolvaClient fromEnv() {
    return builder().environment().build();
  }

  /** {@return a builder with the documented defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The businesses that the field team sells to.
   *
   * @return the calls of {@code /clients}
   */
  public KolvaClients clients() {
    return clients;
  }

  /**
   * The people at those clients.
   *
   * @return the calls of {@code /contacts}
   */
  public KolvaContacts contacts() {
    return contacts;
  }

  /**
   * Orders and deals.
   *
   * @return the calls of {@code /deals}
   */
  public KolvaDeals deals() {
    return deals;
  }

  /**
   * Field visits, planned and done.
   *
   * @return the calls of {@code /visits}
   */
  public KolvaVisits visits() {
    return visits;
  }

  @Override
  protected KolvaClient over(HttpTransport transport) {
    return new KolvaClient(transport);
  }

  /** Builds a {@link KolvaClient}. Not thread-safe. */
  public static final class Builder extends ClientBuilder<KolvaClient, Builder> {
    private KolvaAuthentication authentication = KolvaAuthentication.KEY_HEADER;

    private Builder() {}

    /**
     * Sets how to show the API key. Default {@link KolvaAuthentication#KEY_HEADER}.
     *
     * @param authentication one of the two ways that Kolva documents
     * @return this builder
     */
    public Builder authentication(KolvaAuthentication authentication) {
      this.authentication = Objects.requireNonNull(authentication, "authentication == null");
      return this;
    }

    @Override
    protected Provider provider() {
      return Kolva.PROVIDER.toBuilder().credential(authentication.credential()).build();
    }

    @Override
    protected KolvaClient create(HttpTransport transport) {
      return new KolvaClient(transport);
    }

    private Builder environment() {
      return fromEnvironment();
    }
  }
}
