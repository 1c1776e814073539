package io.crmkit.kaivox;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.Provider;
import java.time.Duration;
import java.util.Objects;

/**
 * A client of the KaiVox API: appointments, customers, calls, staff and services.
 *
 * <p>Immutable and thread-safe; make one per API key and keep it.
 */
public final class KaiVoxClient extends CrmClient<KaiVoxClient> {
  private final KaiVoxAppointments appointments;
  private final KaiVoxCustomers customers;
  private final KaiVoxCalls calls;
  private final KaiVoxStaff staff;
  private final KaiVoxServices services;

  private KaiVoxClient(HttpTransport transport) {
    super(transport);
    this.appointments = new KaiVoxAppointments(transport);
    this.customers = new KaiVoxCustomers(transport);
    this.calls = new KaiVoxCalls(transport);
    this.staff = new KaiVoxStaff(transport);
    this.services = new KaiVoxServices(transport);
  }

  /**
   * {@return a client with the documented defaults}
   *
   * @param apiKey a key of KaiVox, such as {@code kv_live_…}
   * @throws IllegalArgumentException if the key is blank, or holds a space or anything but
   *     printable ASCII
   */
  public static KaiVoxClient create(String apiKey) {
    return builder().apiKey(apiKey).build();
  }

  /**
   * {@return a client with the API key from the environment variable {@code KAIVOX_API_KEY} and,
   * where it is set, the base URL from {@code KAIVOX_BASE_URL}}
   *
   * @throws IllegalStateException if {@code KAIVOX_API_KEY} is not set
   */
  public static KaiVoxClient fromEnv() {
    return builder().environment().build();
  }

  /** {@return a builder with the documented defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Appointments, and the slots that are free for them.
   *
   * @return the calls of {@code /appointments}
   */
  public KaiVoxAppointments appointments() {
    return appointments;
  }

  /**
   * The people who book appointments.
   *
   * @return the calls of {@code /customers}
   */
  public KaiVoxCustomers customers() {
    return customers;
  }

  /**
   * Phone calls that the voice AI took.
   *
   * @return the calls of {@code /calls}
   */
  public KaiVoxCalls calls() {
    return calls;
  }

  /**
   * The staff members whom appointments are with.
   *
   * @return the calls of {@code /staff}
   */
  public KaiVoxStaff staff() {
    return staff;
  }

  /**
   * Services that can be booked.
   *
   * @return the calls of {@code /services}
   */
  public KaiVoxServices services() {
    return services;
  }

  @Override
  protected KaiVoxClient over(HttpTransport transport) {
    return new KaiVoxClient(transport);
  }

  /** Builds a {@link KaiVoxClient}. Not thread-safe. */
  public static final class Builder extends ClientBuilder<KaiVoxClient, Builder> {
    private KaiVoxAuthentication authentication = KaiVoxAuthentication.BEARER;
    private KaiVoxPlan plan = KaiVoxPlan.STARTER;

    private Builder() {}

    /**
     * Sets how to show the API key. Default {@link KaiVoxAuthentication#BEARER}.
     *
     * @param authentication one of the three ways that KaiVox documents
     * @return this builder
     */
    public Builder authentication(KaiVoxAuthentication authentication) {
      this.authentication = Objects.requireNonNull(authentication, "authentication == null");
      return this;
    }

    /**
     * Sets the plan whose limits the client keeps, unless {@link #rateLimiter} sets another limit.
     * The default is the smallest, {@link KaiVoxPlan#STARTER}: our decision, so that nobody is
     * refused.
     *
     * @param plan the plan of the account that the API key belongs to
     * @return this builder
     */
    public Builder plan(KaiVoxPlan plan) {
      this.plan = Objects.requireNonNull(plan, "plan == null");
      return this;
    }

    @Override
    protected Provider provider() {
      return KaiVox.PROVIDER.toBuilder()
          .credential(authentication.credential())
          .rateLimit(plan.perMinute(), Duration.ofMinutes(1))
          .rateLimit(plan.perDay(), Duration.ofDays(1))
          .build();
    }

    @Override
    protected KaiVoxClient create(HttpTransport transport) {
      return new KaiVoxClient(transport);
    }

    private Builder environment() {
      return fromEnvironment();
    }
  }
}
