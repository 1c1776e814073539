package io.crmkit.testing;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.webhooks.WebhookProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A Kanvo workspace in memory behind a real HTTP server: records, tasks, webhooks and the schema.
 *
 * <pre>{@code
 * @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
 *
 * try (FakeKanvo fake = FakeKanvo.start()) { … }
 * }</pre>
 *
 * <p>It does what Kanvo documents. It starts with the object types {@code lead}, {@code job} and
 * {@code estimate}, the pipeline {@code main-sales} with the stages New, Contacted and Won, and
 * nothing else. Where Kanvo documents nothing these are our decisions:
 *
 * <ul>
 *   <li>Parameters and body fields that Kanvo does not document, and values of another JSON type
 *       than it documents, are refused with 400 and a sentence that names them; so are malformed
 *       JSON, a body without {@code Content-Type: application/json}, and a body where none belongs.
 *   <li>An unknown path is 404, a known path with another method 405 with an {@code Allow} header.
 *       A request is checked in this order: path and method, key, limit, scope, query, body.
 *   <li>Every success is 200, a create too. Lists are in the order of creation. {@code per_page}
 *       over 100 or under 1 is refused with 400; a page beyond the end is empty.
 *   <li>An unknown object type, pipeline, stage or linked record is 400, also as a filter of a
 *       list; an unknown id in the path is 404. A {@code stage} without {@code pipeline} is 400,
 *       and so is {@code stage_id} together with either.
 *   <li>Null is accepted for a record's {@code assignee_id}, and for a task's {@code record_id}
 *       (when creating it), {@code assignee_id}, {@code due_date} and {@code notes}.
 *   <li>A task has {@code id}, {@code title}, {@code record_id}, {@code assignee_id}, {@code
 *       due_date}, {@code notes}, {@code completed}, {@code created_at} and {@code updated_at}.
 *       Tasks outlive the record they are linked to.
 *   <li>A new webhook's secret is in the field {@code secret}. Its {@code failure_count} is how
 *       many deliveries in a row were given up.
 *   <li>Any UUID is accepted as an assignee.
 *   <li>Updating a task fires {@code task.updated}, and {@code task.completed} too if it was open
 *       before. An event's {@code data} is the record with the fields that Kanvo's example shows,
 *       or the task.
 *   <li>Kanvo documents no rate limit. {@link #limit} answers as other providers document it: 429,
 *       {@code Retry-After} and Kanvo's own error body.
 * </ul>
 *
 * <p>Its {@link #webhooks} are told of records and tasks that are created, updated and deleted, and
 * of records that come into another stage. Contracts, forms and contacts are not in this API:
 * {@link FakeWebhooks#fire} does these.
 *
 * <p>{@link #seed} adds leads in the stages of {@code main-sales}, with a name, a phone number, a
 * mail address and a street address in their data, three in four assigned. Their times begin on
 * 2026-03-02 and are 37 minutes apart, whatever the clock.
 *
 * @see <a href="https://kanvocrm.com/api/v1">The base URL of the real API</a>
 */
public sealed class FakeKanvo extends FakeProvider permits FakeKanvoExtension {
  private static final ApiDescription API =
      new ApiDescription(
          "/api/v1",
          keys(),
          List.of(KeyPlace.BEARER),
          KanvoEnvelope.INSTANCE::error,
          ApiDescription.LACKS_SCOPE,
          0,
          true);

  // Set by every reset, the first of which is in the constructor; read and written exclusively.
  private KanvoWorkspace workspace;

  @SuppressWarnings("NullAway.Init") // by the reset
  FakeKanvo(LongSupplier nanoTime) {
    super(API, nanoTime);
    reset();
  }

  /**
   * Makes a fake for a field with {@code @RegisterExtension}. The server starts on first use.
   *
   * @return a fake that a test's extension starts and stops
   */
  public static FakeKanvo create() {
    return create(System::nanoTime);
  }

  /** Makes a fake on another time than the machine's. */
  static FakeKanvo create(LongSupplier nanoTime) {
    return JUnit.isPresent() ? FakeKanvoExtension.make(nanoTime) : new FakeKanvo(nanoTime);
  }

  /**
   * Makes a fake and starts its server.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeKanvo start() {
    return started(create());
  }

  /**
   * Makes a fake and starts its server with TLS: https, HTTP/2 where the client offers it, and a
   * certificate made now, which {@link #client} trusts.
   *
   * @return a fake that runs until it is closed
   * @throws IllegalStateException if it cannot listen on 127.0.0.1
   */
  public static FakeKanvo startTls() {
    return startedTls(create());
  }

  /**
   * Returns a new client of this fake with the admin scope and otherwise the documented defaults.
   * For other settings use {@code KanvoClient.builder()} with {@link #apiKey()} and {@link
   * #baseUrl()}.
   *
   * @return a client; close it to let go of its connections before the fake does
   */
  public KanvoClient client() {
    return connect(KanvoClient.builder()).build();
  }

  /** Returns a valid key with the admin scope, which includes the others. */
  @Override
  public String apiKey() {
    return apiKey(KanvoScope.ADMIN);
  }

  /**
   * Returns a valid key with this scope and those it includes.
   *
   * @param scope what the key allows, with what it includes
   * @return the key; the same each time
   */
  public String apiKey(KanvoScope scope) {
    return keyOf(scope);
  }

  /**
   * Adds an object type to the schema.
   *
   * @param name its name, such as {@code Client}
   * @param slug what a record's {@code type} says, such as {@code client}
   * @return its id, a UUID
   * @throws IllegalArgumentException if another type has this slug
   */
  public String addObjectType(String name, String slug) {
    Objects.requireNonNull(name, "name == null");
    Objects.requireNonNull(slug, "slug == null");
    return exclusively(() -> workspace.schema().addType(name, slug, "📄"));
  }

  /**
   * Adds a pipeline to the schema.
   *
   * @param name its name, such as {@code After Sales}
   * @param slug its slug, such as {@code after-sales}
   * @param stages the names of its stages in their order, at least one; the slug of a stage is its
   *     name in lower case with hyphens between the words
   * @return its id, a UUID
   * @throws IllegalArgumentException if another pipeline has this slug or there is no stage
   */
  public String addPipeline(String name, String slug, String... stages) {
    Objects.requireNonNull(name, "name == null");
    Objects.requireNonNull(slug, "slug == null");
    if (stages.length == 0) {
      throw new IllegalArgumentException("stages is empty");
    }
    return exclusively(() -> workspace.schema().addPipeline(name, slug, List.of(stages)));
  }

  @Override
  public FakeKanvo keepState() {
    super.keepState();
    return this;
  }

  @Override
  WebhookProvider webhookProvider() {
    return WebhookProvider.KANVO;
  }

  @Override
  List<Route> freshRoutes() {
    workspace = new KanvoWorkspace(this::now, webhooks());
    return workspace.routes();
  }

  @Override
  Snapshot snapshotOfState() {
    KanvoWorkspace then = workspace;
    Snapshot state = then.snapshot();
    return () -> {
      workspace = then;
      state.restore();
    };
  }

  @Override
  void addSeedData(int count) {
    workspace.seed(count);
  }

  private static Map<String, Set<String>> keys() {
    Map<String, Set<String>> keys = new HashMap<>();
    for (KanvoScope scope : KanvoScope.values()) {
      keys.put(keyOf(scope), scope.included());
    }
    return keys;
  }

  private static String keyOf(KanvoScope scope) {
    return "kv_live_fake_" + scope.wireName();
  }
}
