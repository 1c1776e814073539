package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.CallInterruptedException;
import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.Page;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kanvo.KanvoSchema;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaDeal;
import io.crmkit.kolva.KolvaQuery;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.Fault;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cookbook's recipes for how calls are made. */
class CookbookCallsTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  @RegisterExtension static final FakeKolva fakeKolva = FakeKolva.create();

  /** Stands for a table of the user's own. */
  static final class DealTable {
    private final Map<String, KolvaDeal> deals = new HashMap<>();
    private int nextPage = 1;

    int nextPage() {
      return nextPage;
    }

    void upsert(List<KolvaDeal> page, int next) {
      page.forEach(deal -> deals.put(deal.id(), deal));
      nextPage = next;
    }
  }

  // tag::sync-job
  void copyDeals(KolvaClient kolva, DealTable table) {
    var deals = kolva.deals().list(KolvaQuery.builder().perPage(50).build());
    for (Page<KolvaDeal> page : deals.resumeFrom(table.nextPage()).pages()) {
      table.upsert(page.items(), page.number() + 1); // items and next page, in one transaction
    }
    table.upsert(List.of(), 1); // complete: the next run begins anew
  }

  // end::sync-job

  @Test
  void aJobGoesOnWhereItStopped() {
    fakeKolva.seed(120);
    DealTable table = new DealTable();
    try (KolvaClient kolva = fakeKolva.client()) {
      fakeKolva.faults().on("GET", "/deals").nth(3, Fault.status(400));
      assertThatThrownBy(() -> copyDeals(kolva, table)).isInstanceOf(CrmException.class);
      assertThat(table.nextPage()).isEqualTo(3);

      copyDeals(kolva, table);

      assertThat(table.deals).hasSize(120);
      assertThat(table.nextPage()).isEqualTo(1);
    }
  }

  // tag::create-once
  KanvoRecord createOnce(KanvoClient kanvo, String reference) {
    try {
      return kanvo.records().create(KanvoRecordCreate.builder("lead").title(reference).build());
    } catch (CrmException e) {
      if (e.outcome() != RequestOutcome.UNKNOWN && e.outcome() != RequestOutcome.PROCESSED) {
        throw e; // it was not done
      }
      return find(kanvo, reference).orElseThrow(() -> e); // not there yet: look again later
    }
  }

  Optional<KanvoRecord> find(KanvoClient kanvo, String reference) {
    return kanvo.records().list(KanvoRecordQuery.builder().search(reference).build()).stream()
        .filter(record -> reference.equals(record.title()))
        .findFirst();
  }

  // end::create-once

  @Test
  void aCreateWhoseOutcomeIsUnknownIsLookedUp() {
    try (KanvoClient kanvo = fake.client()) {
      fake.faults().next(Fault.dropConnectionAfterProcessing());

      KanvoRecord lead = createOnce(kanvo, "Order 4711");

      assertThat(lead.title()).isEqualTo("Order 4711");
      assertThat(kanvo.records().list()).hasSize(1);
    }
  }

  @Test
  void aCreateThatDidNotArriveKeepsItsError() {
    try (KanvoClient kanvo = fake.client()) {
      fake.faults().next(Fault.dropConnection());

      CrmException error =
          catchThrowableOfType(CrmException.class, () -> createOnce(kanvo, "Order 4711"));

      assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
      assertThat(kanvo.records().list()).isEmpty();
    }
  }

  @Test
  void timeoutsPerCall() {
    try (KanvoClient kanvo = fake.client()) {
      // tag::timeouts
      KanvoClient atTheTill =
          kanvo.withOptions(
              RequestOptions.builder()
                  .attemptTimeout(Duration.ofSeconds(2)) // one exchange
                  .callTimeout(Duration.ofSeconds(5)) // all attempts and waits
                  .build());
      KanvoSchema schema = atTheTill.schema().get();
      // end::timeouts

      assertThat(schema.pipelines()).isNotEmpty();
      fake.faults().next(Fault.status(429).retryAfter(Duration.ofSeconds(6)));
      assertThatThrownBy(() -> atTheTill.schema().get())
          .hasMessageContaining("of callTimeout are left");
    }
  }

  @Test
  void proxies() throws Exception {
    try (MockWebServer proxy = new MockWebServer()) {
      proxy.start();
      proxy.enqueue(new MockResponse.Builder().code(407).build());
      String host = proxy.getHostName();
      int port = proxy.getPort();
      String apiKey = "kv_live_test";
      String user = "user";
      String password = "password";

      // tag::proxy
      OkHttpClient throughProxy =
          new OkHttpClient.Builder()
              .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)))
              .proxyAuthenticator(
                  (route, response) ->
                      response.request().header("Proxy-Authorization") != null
                          ? null // they were wrong
                          : response
                              .request()
                              .newBuilder()
                              .header("Proxy-Authorization", Credentials.basic(user, password))
                              .build())
              .pingInterval(Duration.ofSeconds(5))
              .build();
      KanvoClient kanvo = KanvoClient.builder().apiKey(apiKey).httpClient(throughProxy).build();
      // end::proxy

      assertThatThrownBy(() -> kanvo.schema().get())
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("The proxy wants credentials");
      RecordedRequest connect = proxy.takeRequest();
      assertThat(connect.getTarget()).isEqualTo("kanvocrm.com:443");
      assertThat(connect.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
      kanvo.close();
    }
  }

  // tag::accounts
  static final class Accounts implements AutoCloseable {
    private final Map<String, KanvoClient> clients = new ConcurrentHashMap<>();
    private final Function<String, KanvoClient> connect;

    Accounts(Function<String, KanvoClient> connect) {
      this.connect = connect;
    }

    KanvoClient of(String account) {
      return clients.computeIfAbsent(account, connect);
    }

    @Override
    public void close() {
      clients.values().forEach(KanvoClient::close);
    }
  }

  // end::accounts

  @Test
  void severalAccounts() {
    Map<String, String> keys = Map.of("north", fake.apiKey(), "south", fake.apiKey());
    String baseUrl = fake.baseUrl();

    // tag::connect-accounts
    OkHttpClient http = new OkHttpClient.Builder().pingInterval(Duration.ofSeconds(5)).build();
    Accounts accounts =
        new Accounts(
            account ->
                KanvoClient.builder()
                    .apiKey(() -> keys.get(account)) // asked each time: a key can be replaced
                    .httpClient(http) // one pool of connections and threads for all
                    .baseUrl(baseUrl)
                    .build());
    // end::connect-accounts

    try (accounts) {
      assertThat(accounts.of("north").records().list()).isEmpty();
      assertThat(accounts.of("north")).isSameAs(accounts.of("north"));
      assertThat(accounts.of("south")).isNotSameAs(accounts.of("north"));
    }
  }

  @Test
  void shutdown() throws InterruptedException {
    fake.faults().next(Fault.hang());
    KanvoClient kanvo = fake.client();
    ExecutorService workers = Executors.newSingleThreadExecutor();
    List<Throwable> ends = new ArrayList<>();
    workers.execute(
        () -> {
          try {
            kanvo.schema().get();
          } catch (CrmException e) {
            ends.add(e);
          }
        });
    fake.awaitRequests(1, Duration.ofSeconds(30));
    Duration patience = Duration.ZERO;

    // tag::shutdown
    workers.shutdown(); // 1. no new work
    boolean done = workers.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS);
    kanvo.close(); // 2. what still calls, ends: CallInterruptedException, and outcome() tells
    // end::shutdown

    assertThat(done).isFalse();
    assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ends).singleElement().isInstanceOf(CallInterruptedException.class);
  }
}
