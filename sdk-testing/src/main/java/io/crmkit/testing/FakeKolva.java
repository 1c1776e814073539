package io.crmkit.testing;

import io.crmkit.kolva.KolvaClient;
import io.crmkit.webhooks.WebhookProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Kolva account in memory behind a real HTTP server: clients, contacts, deals and visits.
 *
 * <p>It does what Kolva documents, and starts empty. The key is taken from {@code X-Kolva-Key} or
 * {@code Authorization: Bearer}. Where Kolva documents nothing these are our decisions:
 *
 * <ul>
 *   <li>What {@link FakeKanvo} says of undocumented parameters, paths, methods and bodies. As Kolva
 *       names no field of clients and contacts, and says that visits are checked in and out of
 *       without naming those fields, any field is taken (but {@code id}) when creating or updating
 *       a client or contact and when updating a visit.
 *   <li>Errors are {@code {"error": "text"}}. A create answers 201 with what was created, a delete
 *       {@code {"data": {"deleted": true, "id": "…"}}}. Lists are in the order of creation, 20
 *       items a page unless {@code limit} says otherwise.
 *   <li>A {@code PUT} changes the fields it holds and keeps the others. It may repeat {@code id},
 *       {@code created_at} and {@code updated_at} as they were read, to no effect.
 *   <li>{@code client_id} is required for a contact, deal or visit that is created, and must be
 *       that of a client; a contact is found by its id together with {@code client_id}: a parameter
 *       of GET and DELETE, a field of PUT. The scopes of contacts are those of clients.
 *   <li>A client holds its contacts in {@code contacts}. Everything has {@code created_at} and
 *       {@code updated_at}, contacts excepted. A new visit is {@code planned}; statuses are free.
 *   <li>{@link #webhooks} are told of clients and deals that are created or updated, contacts that
 *       are updated, and visits whose status becomes completed, in {@code {"event", "timestamp",
 *       "data"}}. Deactivating fires nothing; invoices and orders are for {@link
 *       FakeWebhooks#fire}.
 *   <li>A deactivated client is found no more; its deals and visits stay.
 * </ul>
 *
 * <p>{@link #seed} adds clients, each with a contact, a deal and a visit. {@link #limit} answers as
 * documented: 429 with {@code Retry-After}; Kolva's own limit is 100 a minute.
 *
 * @see <a href="https://kolva.ai/api/v1">The base URL of the real API</a>
 */
public sealed class FakeKolva extends FakeProvider permits FakeKolvaExtension {
  private static final ApiDescription API =
      new ApiDescription(
          "/api/v1",
          keys(),
          List.of(KeyPlace.header("X-Kolva-Key"), KeyPlace.BEARER),
          KolvaEnvelope.INSTANCE::error,
          ApiDescription.LACKS_SCOPE,
          0,
          true);

  // Set by every reset, the first of which is in the constructor; read and written exclusively.
  private KolvaAccount account;

  @SuppressWarnings("NullAway.Init") // by the reset
  FakeKolva(LongSupplier nanoTime) {
    super(API, nanoTime);
    reset();
  }

  /**
   * Makes a fake for a field with {@code @RegisterExtension}. The server starts on first use.
   *
   * @return a fake that a test's extension starts and stops
   */
  public static FakeKolva create() {
    return create(System::nanoTime);
  }

  /** Makes a fake on another time than the machine's. */
  static FakeKolva create(LongSupplier nanoTime) {
    return JUnit.isPresent() ? FakeKolvaExtension.make(nanoTime) : new FakeKolva(nanoTime);
  }

  /**
   * Makes a fake and starts its server.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeKolva start() {
    return started(create());
  }

  /**
   * Makes a fake and starts its server with TLS: https, HTTP/2 where the client offers it, and a
   * certificate made now, which {@link #client} trusts.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeKolva startTls() {
    return startedTls(create());
  }

  /**
   * Makes a client of this fake with a key of every scope. For other settings use {@code
   * KolvaClient.builder()} with {@link #apiKey()} and {@link #baseUrl()}.
   *
   * @return a client; close it to let go of its connections before the fake does
   */
  public KolvaClient client() {
    return connect(KolvaClient.builder()).build();
  }

  /** Returns a valid key with every scope. */
  @Override
  public String apiKey() {
    return apiKey(KolvaScope.ALL);
  }

  /**
   * Returns a valid key with this scope and no other.
   *
   * @param scope what the key allows
   * @return the key; the same each time
   */
  public String apiKey(KolvaScope scope) {
    return keyOf(scope);
  }

  /**
   * Takes any field in a body and keeps it, also for deals and visits, of which Kolva gives
   * examples only. It stays so.
   *
   * @return this fake
   */
  public FakeKolva allowUndocumentedFields() {
    api().takeAnyField();
    return this;
  }

  @Override
  public FakeKolva keepState() {
    super.keepState();
    return this;
  }

  @Override
  WebhookProvider webhookProvider() {
    return WebhookProvider.KOLVA;
  }

  @Override
  int failuresToDisable() {
    return 10;
  }

  @Override
  List<Route> freshRoutes() {
    account = new KolvaAccount(this::now, webhooks());
    return account.routes();
  }

  @Override
  Snapshot snapshotOfState() {
    KolvaAccount then = account;
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

  private static Map<String, Set<String>> keys() {
    return Stream.of(KolvaScope.values())
        .collect(Collectors.toMap(FakeKolva::keyOf, KolvaScope::included));
  }

  private static String keyOf(KolvaScope scope) {
    return "kolva_sk_fake_" + scope.name().toLowerCase(Locale.ROOT);
  }
}
