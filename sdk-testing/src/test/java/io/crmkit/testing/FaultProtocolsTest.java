package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults of the connection over every protocol that a fake speaks: what the client makes of them,
 * and what the fake saw.
 */
class FaultProtocolsTest {
  enum Wire {
    PLAIN,
    TLS_HTTP_1,
    TLS_HTTP_2
  }

  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private FakeKanvo fake;
  private OkHttpClient http;
  private KanvoClient kanvo;

  private void begin(Wire wire) {
    fake = wire == Wire.PLAIN ? FakeKanvo.start() : FakeKanvo.startTls();
    OkHttpClient trusting = wire == Wire.PLAIN ? new OkHttpClient() : fake.httpClient();
    http =
        trusting
            .newBuilder()
            .retryOnConnectionFailure(false)
            .protocols(
                wire == Wire.TLS_HTTP_2
                    ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : List.of(Protocol.HTTP_1_1))
            .addNetworkInterceptor(
                chain -> {
                  connections.add(chain.connection());
                  return chain.proceed(chain.request());
                })
            .build();
    kanvo = client(RetryPolicy.none());
  }

  /** A client that skips its waits. */
  private KanvoClient client(RetryPolicy retries) {
    return fake.connect(KanvoClient.builder()).httpClient(http).retryPolicy(retries).build();
  }

  @AfterEach
  void end() {
    kanvo.close();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
    fake.close();
  }

  private CrmException failedCreate() {
    return catchThrowableOfType(CrmException.class, () -> create(kanvo));
  }

  private static void create(KanvoClient client) {
    client.records().create(KanvoRecordCreate.builder("lead").build());
  }

  private int records() {
    try (KanvoClient patient = client(RetryPolicy.builder().build())) {
      return (int) patient.records().list().stream().count();
    }
  }

  @ParameterizedTest
  @EnumSource
  void dropsTheConnectionBeforeTheRequestIsRead(Wire wire) {
    begin(wire);
    fake.faults().next(Fault.dropConnectionBeforeReading());

    CrmException failure = failedCreate();

    assertThat(failure).isInstanceOf(ConnectionException.class);
    assertThat(failure.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(fake.requests()).isEmpty();
    assertThat(fake.faults().pending()).isZero();
    assertThat(records()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void dropsAConnectionInUseBeforeTheNextRequestIsRead(Wire wire) {
    begin(wire);
    create(kanvo);
    fake.faults().next(Fault.dropConnectionBeforeReading());

    assertThat(failedCreate().outcome()).isEqualTo(RequestOutcome.UNKNOWN);

    assertThat(connections.get(1)).isSameAs(connections.get(0));
    assertThat(fake.requests()).hasSize(1);
    assertThat(records()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void dropsTheConnectionAfterTheRequestWasRead(Wire wire) {
    begin(wire);
    fake.faults().next(Fault.dropConnection());

    CrmException failure = failedCreate();

    assertThat(failure).isInstanceOf(ConnectionException.class);
    assertThat(failure.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(fake.assertRequests(1, "POST", "/records").get(0).bodyText()).contains("lead");
    assertThat(records()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void dropsTheConnectionAfterTheRecordWasCreated(Wire wire) {
    begin(wire);
    fake.faults().next(Fault.dropConnectionAfterProcessing());

    assertThat(failedCreate().outcome()).isEqualTo(RequestOutcome.UNKNOWN);

    fake.assertRequests(1, "POST", "/records");
    assertThat(records()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void hangsUntilTheClientGivesUp(Wire wire) {
    begin(wire);
    fake.faults().next(Fault.hang());

    CompletableFuture<KanvoRecord> answer =
        kanvo.async(call -> call.records().create(KanvoRecordCreate.builder("lead").build()));

    assertThat(fake.awaitRequests(1, Duration.ofMinutes(1))).hasSize(1);
    assertThat(answer).isNotDone();
    answer.cancel(true);
    assertThat(records()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void breaksTheBodyOffInTheMiddle(Wire wire) throws IOException {
    begin(wire);
    fake.seed(20);
    fake.faults().next(Fault.truncatedBody());

    try (Response response = http.newCall(get("/records")).execute()) {
      assertThat(response.code()).isEqualTo(200);
      assertThatThrownBy(() -> response.body().string()).isInstanceOf(IOException.class);
    }
    assertThat(records()).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource
  void dripsTheWholeBody(Wire wire) {
    begin(wire);
    fake.faults().next(Fault.drippingBody(Duration.ofNanos(1)));

    create(kanvo);

    assertThat(records()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void answersAndLetsTheConnectionGo(Wire wire) {
    begin(wire);
    fake.faults().next(Fault.goAway());

    create(kanvo);
    create(kanvo);
    create(kanvo);

    assertThat(connections.get(1)).isNotSameAs(connections.get(0));
    assertThat(connections.get(2)).isSameAs(connections.get(1));
    assertThat(records()).isEqualTo(3);
  }

  @Test
  void refusesAStreamSoThatEvenACreateIsSentAgain() {
    begin(Wire.TLS_HTTP_2);
    fake.faults().next(Fault.refuseStream());

    try (KanvoClient patient = client(RetryPolicy.builder().build())) {
      create(patient);
    }

    fake.assertRequests(2, "POST", "/records");
    assertThat(records()).isOne();
  }

  @Test
  void refusesAStreamAndNotTheConnection() throws IOException {
    begin(Wire.TLS_HTTP_2);
    fake.faults().next(Fault.refuseStream());

    assertThatThrownBy(() -> http.newCall(get("/schema")).execute())
        .isInstanceOf(IOException.class)
        .hasMessage("stream was reset: REFUSED_STREAM");
    try (Response response = http.newCall(get("/schema")).execute()) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    assertThat(connections.get(1)).isSameAs(connections.get(0));
  }

  @Test
  void tellsTheClientThatARefusedStreamWasNotSent() {
    begin(Wire.TLS_HTTP_2);
    fake.faults().next(Fault.refuseStream());

    assertThat(failedCreate().outcome()).isEqualTo(RequestOutcome.NOT_SENT);

    assertThat(records()).isZero();
  }

  @Test
  void saysToAClientOfHttp1ThatItsStreamCannotBeRefused() throws IOException {
    begin(Wire.TLS_HTTP_1);
    fake.faults().next(Fault.refuseStream());

    try (Response response = http.newCall(get("/schema")).execute()) {
      assertThat(response.code()).isEqualTo(505);
      assertThat(response.body().string())
          .isEqualTo("refuseStream() needs HTTP/2, and this request came over HTTP/1.1");
    }
  }

  @Test
  void refusesFaultsThatCannotStrike() {
    begin(Wire.PLAIN);
    String needsHttp2 = "refuseStream() needs HTTP/2: make the fake with startTls()";
    String unread =
        "dropConnectionBeforeReading() strikes a request of which nothing is known:"
            + " give it to next(…) of faults()";

    assertThatThrownBy(() -> fake.faults().next(Fault.refuseStream()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(needsHttp2);
    assertThatThrownBy(() -> fake.faults().atRate(1, 1, Fault.refuseStream()))
        .hasMessage(needsHttp2);
    assertThatThrownBy(() -> fake.faults().on("GET", "/schema").nth(1, Fault.refuseStream()))
        .hasMessage(needsHttp2);
    assertThatThrownBy(
            () -> fake.faults().on("GET", "/schema").next(Fault.dropConnectionBeforeReading()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(unread);
    assertThatThrownBy(() -> fake.faults().atRate(1, 1, Fault.dropConnectionBeforeReading()))
        .hasMessage(unread);
    assertThat(fake.faults().pending()).isZero();
  }

  private Request get(String path) {
    return new Request.Builder()
        .url(fake.baseUrl() + path)
        .header("Authorization", "Bearer " + fake.apiKey())
        .build();
  }
}
