package io.crmkit.testing;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLeadStatus;
import io.crmkit.webhooks.WebhookProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A Bolsivo account in memory behind a real HTTP server: leads and webhook endpoints.
 *
 * <p>It does what Bolsivo documents, and starts empty. No request changes a lead: {@link #addLead}
 * and {@link #moveLead} do. Where Bolsivo documents nothing these are our decisions:
 *
 * <ul>
 *   <li>What {@link FakeKanvo} says of undocumented parameters, paths, methods and bodies. {@code
 *       GET /leads} takes no parameters.
 *   <li>Leads come in a bare array, all at once, in the order of creation, with {@code id}, {@code
 *       status}, {@code business_name}, {@code score}, {@code created_at} and, when seeded, {@code
 *       fit_reason}, {@code address} and {@code phone}.
 *   <li>A webhook is answered without envelope, with {@code id}, its fields and {@code secret}.
 *   <li>A lead that becomes qualified fires {@code lead.qualified} and then {@code
 *       lead.status_changed}; every other move fires the latter. {@code email.sent} is for {@link
 *       FakeWebhooks#fire}.
 * </ul>
 *
 * <p>{@link #seed} adds leads of every status. {@link #limit} answers as documented: 429 with
 * {@code Retry-After}; Bolsivo's own limit is 1,000 an hour.
 *
 * @see <a href="https://bolsivo.com/api">The base URL of the real API</a>
 */
public sealed class FakeBolsivo extends FakeProvider permits FakeBolsivoExtension {
  private static final String KEY = "lp_fa4e0000000000000000000000000001";
  private static final String KEY_WITHOUT_PLAN = "lp_fa4e0000000000000000000000000002";
  private static final ApiDescription API =
      new ApiDescription(
          "/api",
          Map.of(KEY, Set.of(BolsivoAccount.SCALE_PLAN), KEY_WITHOUT_PLAN, Set.of()),
          List.of(KeyPlace.BEARER),
          problem -> Json.object().put("error", problem.text()),
          "Forbidden — Scale plan required",
          0,
          true);

  // Set by every reset, the first of which is in the constructor; read and written exclusively.
  private BolsivoAccount account;

  @SuppressWarnings("NullAway.Init") // by the reset
  FakeBolsivo(LongSupplier nanoTime) {
    super(API, nanoTime);
    reset();
  }

  /**
   * Makes a fake for a field with {@code @RegisterExtension}. The server starts on first use.
   *
   * @return a fake that a test's extension starts and stops
   */
  public static FakeBolsivo create() {
    return create(System::nanoTime);
  }

  /** Makes a fake on another time than the machine's. */
  static FakeBolsivo create(LongSupplier nanoTime) {
    return JUnit.isPresent() ? FakeBolsivoExtension.make(nanoTime) : new FakeBolsivo(nanoTime);
  }

  /**
   * Makes a fake and starts its server.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeBolsivo start() {
    return started(create());
  }

  /**
   * Makes a fake and starts its server with TLS: https, HTTP/2 where the client offers it, and a
   * certificate made now, which {@link #client} trusts.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeBolsivo startTls() {
    return startedTls(create());
  }

  /**
   * Makes a client of this fake. For other settings use {@code BolsivoClient.builder()} with {@link
   * #apiKey()} and {@link #baseUrl()}.
   *
   * @return a client; close it to let go of its connections before the fake does
   */
  public BolsivoClient client() {
    return connect(BolsivoClient.builder()).build();
  }

  /** Returns a valid key of an account on the Scale plan. */
  @Override
  public String apiKey() {
    return KEY;
  }

  /** {@return a valid key of an account on a smaller plan, which every call answers with 403} */
  public String apiKeyWithoutScalePlan() {
    return KEY_WITHOUT_PLAN;
  }

  /**
   * Adds a lead whose status is new.
   *
   * @param businessName its name
   * @param score from 0 to 100
   * @return its id
   * @throws IllegalArgumentException if the score is out of range
   */
  public String addLead(String businessName, int score) {
    Objects.requireNonNull(businessName, "businessName == null");
    if (score < 0 || score > 100) {
      throw new IllegalArgumentException("score not in 0..100: " + score);
    }
    return exclusively(
        () -> account.add(Json.object().put("business_name", businessName).put("score", score)));
  }

  /**
   * Moves a lead on, as Bolsivo's documentation lets it.
   *
   * @param id its id
   * @param status one of those that may follow
   * @throws IllegalArgumentException if there is no such lead, or the status cannot follow
   */
  public void moveLead(String id, BolsivoLeadStatus status) {
    Objects.requireNonNull(status, "status == null");
    exclusively(
        () -> {
          account.move(id, status);
          return null;
        });
  }

  @Override
  public FakeBolsivo keepState() {
    super.keepState();
    return this;
  }

  @Override
  WebhookProvider webhookProvider() {
    return WebhookProvider.BOLSIVO;
  }

  @Override
  List<Route> freshRoutes() {
    account = new BolsivoAccount(this::now, webhooks());
    return account.routes();
  }

  @Override
  Snapshot snapshotOfState() {
    BolsivoAccount then = account;
    Snapshot state = then.snapshot();
    return () -> {
      account = then;
      state.restore();
    };
  }

  @Override
  void addSeedData(int count) {
    account.seed(count);
  }
}
