package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ConnectionException;
import io.crmkit.NotFoundException;
import io.crmkit.RateLimitedException;
import io.crmkit.RateLimiter;
import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.RequestListener;
import io.crmkit.RequestOptions;
import io.crmkit.RetryPolicy;
import io.crmkit.transport.paging.Identity;
import io.crmkit.transport.paging.PagedList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What listeners hear of calls, and that nothing of it changes them. */
class RequestListenerTest {
  @RegisterExtension final Api api = new Api();
  private final RecordingListener heard = new RecordingListener();

  private HttpTransport listened() {
    return api.transport(settings -> settings.listener(heard));
  }

  @Test
  void hearsOfEveryAttemptOfARepeatedCall() {
    api.answers(503, "Retry-After: 7").answersThing();

    listened().execute(Api.get());

    assertThat(heard.names())
        .containsExactly(
            "CallStarted",
            "AttemptStarted",
            "AttemptEnded",
            "RetryScheduled",
            "AttemptStarted",
            "AttemptEnded",
            "CallFinished");
    RequestEvent.AttemptEnded refused = heard.of(RequestEvent.AttemptEnded.class).get(0);
    assertThat(refused.attempt()).isEqualTo(1);
    assertThat(refused.status()).isEqualTo(OptionalInt.of(503));
    assertThat(refused.error()).contains("503");
    RequestEvent.RetryScheduled retry = heard.of(RequestEvent.RetryScheduled.class).get(0);
    assertThat(retry.delay()).isEqualTo(Duration.ofSeconds(7));
    assertThat(retry.reason()).isEqualTo("503");
    RequestEvent.CallFinished end = heard.of(RequestEvent.CallFinished.class).get(0);
    assertThat(end.attempts()).isEqualTo(2);
    assertThat(end.status()).isEqualTo(OptionalInt.of(200));
    assertThat(end.elapsed()).isEqualTo(Duration.ofSeconds(7));
    assertThat(end.failure()).isEmpty();
  }

  @Test
  void everyEventOfACallCarriesTheSameRequestAndThatOfAnotherIsNotEqual() {
    api.answersThing().answersThing();
    HttpTransport transport = listened();

    transport.execute(Api.get());
    transport.execute(Api.get());

    Map<RequestInfo, Long> events =
        heard.events().stream()
            .collect(Collectors.groupingBy(RequestEvent::request, Collectors.counting()));
    assertThat(events.values()).containsExactly(4L, 4L);
  }

  @Test
  void namesTheCallWithoutIdOrQueryOrKey() {
    api.answers(404);
    ApiRequest<Api.Thing> request =
        ApiRequest.get("things", "t-secret").id(1).query("phone", "555").returning(Api.THING);

    failure(() -> listened().execute(request));

    RequestInfo info = heard.events().get(0).request();
    assertThat(info).hasToString("Acme: GET /things/{id}");
    assertThat(info.baseUrl()).hasToString(api.server.url("/v1").toString());
    RequestEvent.CallFinished end = heard.of(RequestEvent.CallFinished.class).get(0);
    assertThat(end.failure()).containsInstanceOf(NotFoundException.class);
    assertThat(heard.events().toString()).doesNotContain("555", Api.KEY);
  }

  @Test
  void hidesEveryPartOfAPathThatTheCallerWrote() {
    api.answersThing();

    listened().execute(Api.raw("things/t1"));

    assertThat(heard.events().get(0).request().pathTemplate()).isEqualTo("/{path}");
  }

  @Test
  void tellsTheIdOfAnEndpointFromWhatIsFixed() {
    Endpoint<Api.Thing> things = new Endpoint<>(Api.Thing.class, "things", "old");

    assertThat(things.get("old").pathTemplate()).isEqualTo("/things/old/{id}");
    assertThat(things.patchPart("t1", "done", Map.of()).pathTemplate())
        .isEqualTo("/things/old/{id}/done");
  }

  @Test
  void hearsOfAConnectionThatBreaks() {
    api.answersWith(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    failure(
        ConnectionException.class,
        () ->
            api.transport(s -> s.listener(heard).retryPolicy(RetryPolicy.none()))
                .execute(Api.get()));

    RequestEvent.AttemptEnded broken = heard.of(RequestEvent.AttemptEnded.class).get(0);
    assertThat(broken.status()).isEmpty();
    assertThat(broken.error().orElseThrow()).startsWith("java.io.");
    assertThat(heard.of(RequestEvent.RetryScheduled.class)).isEmpty();
  }

  @Test
  void endsTheAttemptOfACallThatBreaksOffInside() {
    HttpTransport transport =
        api.transport(settings -> settings.listener(heard).apiKey(() -> "two words"));

    assertThatThrownBy(() -> transport.execute(Api.get()))
        .isInstanceOf(IllegalStateException.class);

    assertThat(heard.names())
        .containsExactly("CallStarted", "AttemptStarted", "AttemptEnded", "CallFinished");
    assertThat(heard.of(RequestEvent.AttemptEnded.class).get(0).error())
        .contains("java.lang.IllegalStateException");
  }

  @Test
  void hearsHowLongACallWaitedForItsPermit() {
    api.answersThing();
    RateLimiter slow = maxWait -> Duration.ofSeconds(5);

    api.transport(s -> s.listener(heard).rateLimiter(slow)).execute(Api.get());

    assertThat(heard.names()).startsWith("CallStarted", "LimitWaited", "AttemptStarted");
    assertThat(heard.of(RequestEvent.LimitWaited.class).get(0).waited())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void hearsHowLongACallBackedOffForAnother() {
    HttpTransport transport = listened();
    api.refuseAnotherCall(transport, Duration.ofSeconds(9));

    transport.execute(Api.get());

    assertThat(heard.of(RequestEvent.LimitWaited.class))
        .extracting(RequestEvent.LimitWaited::waited)
        .containsExactly(Duration.ofSeconds(9));
    assertThat(heard.of(RequestEvent.CallFinished.class).get(0).failure())
        .containsInstanceOf(RateLimitedException.class);
  }

  @Test
  void hearsWhatIsLeftOfTheProvidersLimit() {
    api.answersWith(
        new MockResponse.Builder()
            .addHeader("X-RateLimit-Remaining", "41")
            .body("{\"success\": true, \"data\": {\"id\": \"t1\"}}")
            .build());

    listened().execute(Api.get());

    assertThat(heard.of(RequestEvent.AttemptEnded.class).get(0).limitRemaining())
        .isEqualTo(OptionalLong.of(41));
  }

  @Test
  void hearsOfEveryPageOfAList() {
    api.answersBody(page("a")).answersBody(page("b"));

    assertThat(new PagedList<>(things(listened()), new Identity<>(List.of(Api.Thing::id))))
        .extracting(Api.Thing::id)
        .containsExactly("a", "b");

    assertThat(heard.of(RequestEvent.PageFetched.class))
        .extracting(page -> page.number() + " with " + page.items() + " of " + page.total())
        .containsExactly("1 with 1 of OptionalLong[2]", "2 with 1 of OptionalLong[2]");
    assertThat(heard.of(RequestEvent.PageFetched.class).get(0).request())
        .hasToString("Acme: GET /things");
  }

  @Test
  void theCallsAndThePagesOfOneListShareANumber() {
    api.answersBody(page("a")).answersBody(page("b")).answersBody(page("a")).answersThing();
    HttpTransport transport = listened();

    assertThat(
            new PagedList<>(things(transport), new Identity<>(List.of(Api.Thing::id))).prefetch(2))
        .hasSize(2);
    things(transport).fetch(1);
    transport.execute(Api.get());

    assertThat(listIds(RequestEvent.CallStarted.class)).satisfies(this::nameTwoListsAndNone);
    assertThat(listIds(RequestEvent.PageFetched.class))
        .isEqualTo(listIds(RequestEvent.CallStarted.class).subList(0, 3));
  }

  private void nameTwoListsAndNone(List<? extends OptionalLong> ids) {
    assertThat(ids).hasSize(4);
    assertThat(ids.subList(0, 3)).allSatisfy(id -> assertThat(id).isPresent());
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    assertThat(ids.get(3)).isEmpty();
  }

  private List<OptionalLong> listIds(Class<? extends RequestEvent> type) {
    return heard.of(type).stream().map(event -> event.request().listId()).toList();
  }

  private static ListFetcher<Api.Thing> things(HttpTransport transport) {
    return new ListFetcher<>(
        transport, ApiRequest.get("things").returning(Api.THINGS), OptionalInt.of(1));
  }

  private static String page(String id) {
    return "{\"success\": true, \"data\": [{\"id\": \"%s\"}], \"meta\": {\"total\": 2, \"per_page\": 1}}"
        .formatted(id);
  }

  @Test
  void whatAListenerThrowsKeepsNeitherTheCallNorTheNextListener() {
    api.answersThing();
    HttpTransport transport =
        api.transport(settings -> settings.listener(new FailingListener()).listener(heard));

    assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");

    assertThat(heard.names())
        .containsExactly("CallStarted", "AttemptStarted", "AttemptEnded", "CallFinished");
  }

  private static final class FailingListener implements RequestListener {
    @Override
    public void callStarted(RequestEvent.CallStarted event) {
      throw new AssertionError("a bug of the host");
    }

    @Override
    public void callFinished(RequestEvent.CallFinished event) {
      throw new IllegalStateException("another");
    }
  }

  @Test
  void aDecoratorCarriesTheCallersContextIntoTheBackground() {
    api.answersThing();
    ThreadLocal<String> context = ThreadLocal.withInitial(() -> "none");
    context.set("trace-1");
    HttpTransport transport =
        api.transport(
            settings ->
                settings.taskDecorator(
                    task -> {
                      String captured = context.get();
                      return () -> {
                        context.set(captured);
                        task.run();
                      };
                    }));

    String seen = transport.async(view -> view.execute(Api.get()).id() + context.get()).join();

    assertThat(seen).isEqualTo("t1trace-1");
  }

  @Test
  void whatADecoratorThrowsInTheBackgroundFailsTheFuture() {
    HttpTransport transport =
        api.transport(
            settings ->
                settings.taskDecorator(
                    task ->
                        () -> {
                          throw new IllegalStateException("no context");
                        }));

    assertThatThrownBy(() -> transport.async(view -> "never").join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no context");
  }

  @Test
  void callsWithoutAListenerShareOneThatDoesNothing() {
    TransportSettings nobody = TransportSettings.builder().apiKey(() -> Api.KEY).build(Api.ACME);

    CallEvents events =
        ListenedCall.of(
            Api.ACME,
            nobody,
            RequestOptions.none(),
            Api.get(),
            Deadline.after(Duration.ofSeconds(1), api.time));

    assertThat(events).isSameAs(CallEvents.NONE);
  }
}
