package io.crmkit.testing;

import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.webhooks.WebhookProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A KaiVox business in memory behind a real HTTP server: appointments, customers, calls, staff and
 * services.
 *
 * <p>It does what KaiVox documents. It starts with two staff members, three services and nothing
 * else. The key is taken from {@code Authorization: Bearer}, {@code X-API-Key} or the parameter
 * {@code api_key}. Where KaiVox documents nothing these are our decisions:
 *
 * <ul>
 *   <li>What {@link FakeKanvo} says of undocumented parameters, paths, methods and bodies. As
 *       KaiVox names no field of customers, any is taken but {@code id}.
 *   <li>Wrong input is 400, with the field in {@code errors}. A create answers 201. Ids are counted
 *       from 1. Lists are in the order of creation.
 *   <li>A {@code PATCH} of an appointment takes {@code status} and the fields of a create but
 *       {@code source}. Customer, service and staff member must exist. Two appointments may be at
 *       the same time.
 *   <li>{@code DELETE} sets an appointment's status to {@code cancelled} and answers it; it can
 *       still be read.
 *   <li>Slots are texts, {@code 09:00} to {@code 16:00} on the hour, less those that are scheduled
 *       on the day, today by the fake's clock in UTC unless {@code date} says otherwise, and with
 *       the staff member if {@code staff_id} names one. {@code service_id} makes no difference.
 *   <li>{@link #webhooks} are told of appointments that are booked or become cancelled, of new
 *       customers and of {@link #addCall calls}, in {@code {"event", "timestamp", "data"}}; a
 *       missed call is for {@link FakeWebhooks#fire}.
 *   <li>Everything has {@code created_at} and {@code updated_at}; staff, services and seeded
 *       customers a {@code name}.
 * </ul>
 *
 * <p>{@link #seed} adds customers, each with an appointment and a call. Every answer to a known key
 * has {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}: the seconds until more is left,
 * rounded up. What the reset is measured in KaiVox does not document. Without a {@link #limit} they
 * speak of the largest plan's, which nothing enforces. KaiVox documents no {@code Retry-After}: a
 * 429 has none, unless {@link #sendRetryAfter} was called.
 */
public sealed class FakeKaiVox extends FakeProvider permits FakeKaiVoxExtension {
  private static final String KEY = "kv_live_fake";
  private static final ApiDescription API =
      new ApiDescription(
          "/api/v1",
          Map.of(KEY, Set.of(KaiVoxBusiness.ANY)),
          List.of(KeyPlace.BEARER, KeyPlace.header("X-API-Key"), KeyPlace.query("api_key")),
          KaiVoxEnvelope.INSTANCE::error,
          ApiDescription.LACKS_SCOPE,
          500, // the largest plan: nobody is held back who keeps to another
          false);

  // Set by every reset, the first of which is in the constructor; read and written exclusively.
  private KaiVoxBusiness business;

  @SuppressWarnings("NullAway.Init") // by the reset
  FakeKaiVox(LongSupplier nanoTime) {
    super(API, nanoTime);
    reset();
  }

  /**
   * Makes a fake for a field with {@code @RegisterExtension}. The server starts on first use.
   *
   * @return a fake that a test's extension starts and stops
   */
  public static FakeKaiVox create() {
    return create(System::nanoTime);
  }

  /** Makes a fake on another time than the machine's. */
  static FakeKaiVox create(LongSupplier nanoTime) {
    return JUnit.isPresent() ? FakeKaiVoxExtension.make(nanoTime) : new FakeKaiVox(nanoTime);
  }

  /**
   * Makes a fake and starts its server.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeKaiVox start() {
    return started(create());
  }

  /**
   * Makes a fake and starts its server with TLS: https, HTTP/2 where the client offers it, and a
   * certificate made now, which {@link #client} trusts.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeKaiVox startTls() {
    return startedTls(create());
  }

  /**
   * Makes a client of this fake. For other settings use {@code KaiVoxClient.builder()} with {@link
   * #apiKey()} and {@link #baseUrl()}.
   *
   * @return a client; close it to let go of its connections before the fake does
   */
  public KaiVoxClient client() {
    return connect(KaiVoxClient.builder()).build();
  }

  /** Returns the valid key. KaiVox documents no scopes. */
  @Override
  public String apiKey() {
    return KEY;
  }

  /**
   * Adds a phone call, which no request can.
   *
   * @param transcript what was said
   * @param sentiment how it sounded, such as {@code positive}
   * @return its id
   */
  public String addCall(String transcript, String sentiment) {
    Objects.requireNonNull(transcript, "transcript == null");
    Objects.requireNonNull(sentiment, "sentiment == null");
    return exclusively(
        () ->
            business
                .completeCall(
                    Json.object().put("transcript", transcript).put("sentiment", sentiment))
                .path("id")
                .asText());
  }

  /**
   * Takes any field in a body, also where KaiVox documents which there are, and keeps it. It stays
   * so.
   *
   * @return this fake
   */
  public FakeKaiVox allowUndocumentedFields() {
    api().takeAnyField();
    return this;
  }

  /**
   * Has an answer with status 429 say in {@code Retry-After} how long to wait, as other providers
   * do. It stays so.
   *
   * @return this fake
   */
  public FakeKaiVox sendRetryAfter() {
    api().sendRetryAfter();
    return this;
  }

  @Override
  public FakeKaiVox keepState() {
    super.keepState();
    return this;
  }

  @Override
  WebhookProvider webhookProvider() {
    return WebhookProvider.KAIVOX;
  }

  @Override
  List<Route> freshRoutes() {
    business = new KaiVoxBusiness(this::now, webhooks());
    return business.routes();
  }

  @Override
  Snapshot snapshotOfState() {
    KaiVoxBusiness then = business;
    Snapshot state = then.snapshot();
    return () -> {
      business = then;
      state.restore();
    };
  }

  @Override
  void addSeedData(int count) {
    business.seed(count);
  }
}
