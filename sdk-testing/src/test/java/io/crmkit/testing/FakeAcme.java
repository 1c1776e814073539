package io.crmkit.testing;

import io.crmkit.acme.AcmeClient;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.acme.AcmeWebhooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A shop at Acme in memory behind a real HTTP server: its orders.
 *
 * <p>It does what Acme would document, and starts empty. Where Acme documents nothing these are our
 * decisions:
 *
 * <ul>
 *   <li>Lists are in the order of creation, 20 orders a page unless {@code size} says otherwise.
 *   <li>Any status may follow any other. An order that becomes paid or sent fires {@code
 *       order.paid} or {@code order.sent}.
 * </ul>
 */
sealed class FakeAcme extends FakeProvider permits FakeAcmeExtension {
  private static final String TOKEN = "acme_fake_write";
  private static final String READING_TOKEN = "acme_fake_read";
  private static final ApiDescription API =
      new ApiDescription(
          "/v2",
          Map.of(
              TOKEN, Set.of(AcmeShop.READ, AcmeShop.WRITE), READING_TOKEN, Set.of(AcmeShop.READ)),
          List.of(KeyPlace.header("X-Acme-Token")),
          AcmeEnvelope.INSTANCE::error,
          ApiDescription.LACKS_SCOPE,
          0,
          true);

  // Set by every reset, the first of which is in the constructor; read and written exclusively.
  private AcmeShop shop;

  FakeAcme(LongSupplier nanoTime) {
    super(API, nanoTime);
    reset();
  }

  /** Makes a fake for a field with {@code @RegisterExtension}. The server starts on first use. */
  static FakeAcme create() {
    return create(System::nanoTime);
  }

  /** Makes a fake on another time than the machine's. */
  static FakeAcme create(LongSupplier nanoTime) {
    return JUnit.isPresent() ? FakeAcmeExtension.make(nanoTime) : new FakeAcme(nanoTime);
  }

  /** Makes a client of this fake. */
  AcmeClient client() {
    return connect(AcmeClient.builder()).build();
  }

  /** Returns a valid token that may read and write. */
  @Override
  public String apiKey() {
    return TOKEN;
  }

  /** Returns a valid token that may only read. */
  String readingToken() {
    return READING_TOKEN;
  }

  @Override
  WebhookProvider webhookProvider() {
    return AcmeWebhooks.ACME;
  }

  @Override
  List<Route> freshRoutes() {
    shop = new AcmeShop(this::now, webhooks());
    return shop.routes();
  }

  @Override
  Snapshot snapshotOfState() {
    AcmeShop then = shop;
    Snapshot state = then.snapshot();
    return () -> {
      shop = then;
      state.restore();
    };
  }

  @Override
  void addSeedData(int count) {
    shop.seed(count);
  }
}
