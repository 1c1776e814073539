package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses, dispatch, limits and ages. Duplicates are in WebhookHandlerDuplicatesTest. */
class WebhookHandlerTest {
  private static final String SECRET = "whsec_test";
  private static final String TIME = "2026-06-17T14:20:00Z";
  private static final WebhookVerifier KANVO = WebhookVerifier.of(WebhookProvider.KANVO, SECRET);

  private final List<String> handled = new ArrayList<>();

  @Test
  void runsTheHandlerOfTheEventAndAnswers200() {
    WebhookHandler handler =
        WebhookHandler.builder(KANVO)
            .on(KanvoEventType.RECORD_CREATED, e -> handled.add("created " + e.workspaceId()))
            .on(KanvoEventType.RECORD_DELETED, e -> handled.add("deleted"))
            .onUnhandled(e -> handled.add("unhandled"))
            .build();

    WebhookResponse answer = deliver(handler, kanvo("record.created"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(handled).containsExactly("created ws_1");
  }

  @Test
  void runsEveryHandlerThatMatchesInTheirOrder() {
    WebhookHandler handler =
        WebhookHandler.builder(KANVO)
            .on(WebhookEvent.class, e -> handled.add("any"))
            .on(KanvoEventType.RECORD_CREATED, e -> handled.add("first"))
            .on(KanvoEvent.class, e -> handled.add("kanvo"))
            .on(KanvoEventType.RECORD_CREATED, e -> handled.add("second"))
            .build();

    deliver(handler, kanvo("record.created"));

    assertThat(handled).containsExactly("any", "first", "kanvo", "second");
  }

  @Test
  void runsHandlersByTheClassOfTheEvent() {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET))
            .on(BolsivoEvent.LeadQualified.class, e -> handled.add("score " + e.score()))
            .on(BolsivoEvent.EmailSent.class, e -> handled.add("email"))
            .on(BolsivoEventType.LEAD_QUALIFIED, e -> handled.add("org " + e.orgId()))
            .build();

    byte[] body = bytes("{\"event\":\"lead.qualified\",\"score\":82,\"org_id\":\"o\"}");
    deliver(handler, WebhookProvider.BOLSIVO, body);

    assertThat(handled).containsExactly("score 82", "org o");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.missed", "missed_call"})
  void runsTheHandlerOfMissedCallsUnderBothNames(String name) {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, SECRET))
            .on(KaiVoxEventType.CALL_MISSED, e -> handled.add(e.type()))
            .build();

    deliver(handler, WebhookProvider.KAIVOX, bytes("{\"event\":\"" + name + "\"}"));

    assertThat(handled).containsExactly(name);
  }

  @Test
  void answers200ToEventsWithoutHandler() {
    WebhookHandler silent = WebhookHandler.builder(KANVO).build();
    WebhookHandler told =
        WebhookHandler.builder(KANVO).onUnhandled(e -> handled.add(e.type())).build();

    assertThat(deliver(silent, kanvo("record.merged")).status()).isEqualTo(200);
    WebhookResponse answer = deliver(told, kanvo("record.merged"));

    assertThat(answer)
        .isEqualTo(new WebhookResponse(Outcome.UNHANDLED, "KANVO record.merged of " + TIME));
    assertThat(handled).containsExactly("record.merged");
  }

  @Test
  void answers403WithoutSignatureOrWithAWrongOne() {
    WebhookHandler handler = recording().build();
    byte[] body = kanvo("record.created");
    String other = WebhookSigner.of(WebhookProvider.KANVO, "other").sign(body);

    for (String header : new String[] {null, "", "sha256=", "x", other}) {
      WebhookResponse answer = handler.handle(name -> header, body);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.outcome()).isEqualTo(Outcome.FORGED);
      assertThat(answer.message()).startsWith("X-Kanvo-Signature ");
    }
    assertThat(handled).isEmpty();
  }

  @Test
  void answers400ToAGenuineBodyThatIsNoEvent() {
    WebhookResponse answer = deliver(recording().build(), bytes("[1]"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer)
        .isEqualTo(new WebhookResponse(Outcome.UNREADABLE, "KANVO delivery is not a JSON object"));
    assertThat(handled).isEmpty();
  }

  @Test
  void answers413BeyondTheSizeLimit() {
    WebhookHandler handler = recording().maxBodyBytes(100).build();

    assertThat(deliver(handler, padded(100)).status()).isEqualTo(200);
    assertThat(deliver(handler, padded(101)))
        .isEqualTo(new WebhookResponse(Outcome.TOO_LARGE, "body > 100 bytes"));
    assertThat(deliver(handler, padded(101)).status()).isEqualTo(413);
  }

  @Test
  void accepts1048576BytesByDefault() {
    WebhookHandler handler = recording().build();

    assertThat(deliver(handler, padded(1_048_576)).status()).isEqualTo(200);
    assertThat(deliver(handler, padded(1_048_577)).status()).isEqualTo(413);
  }

  @Test
  void readsNoMoreOfAStreamThanTheLimit() throws IOException {
    WebhookHandler handler = recording().maxBodyBytes(100).build();
    InputStream endless =
        new InputStream() {
          private int read;

          @Override
          public int read() {
            assertThat(++read).isLessThanOrEqualTo(101);
            return ' ';
          }
        };

    assertThat(handler.handle(name -> null, endless).status()).isEqualTo(413);
  }

  @Test
  void handlesABodyFromAStream() throws IOException {
    byte[] body = kanvo("record.created");

    WebhookResponse answer =
        recording().build().handle(signed(body), new ByteArrayInputStream(body));

    assertThat(answer.outcome()).isEqualTo(Outcome.HANDLED);
  }

  @Test
  void passesOnThatAStreamCannotBeRead() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> recording().build().handle(name -> null, broken))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Test
  void answers500WhenAHandlerThrows() {
    for (Throwable failure : List.of(new IOException("x"), new IllegalStateException("x"))) {
      assertFailsWith(failure);
    }
    assertFailsWith(new StackOverflowError());
    assertFailsWith(new NoClassDefFoundError());
  }

  @Test
  void restoresTheInterruptOfAHandler() {
    assertFailsWith(new InterruptedException());

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void runsNoHandlerAfterOneThatThrew() {
    WebhookHandler handler =
        WebhookHandler.builder(KANVO)
            .on(
                KanvoEvent.class,
                e -> {
                  throw new IOException("database is down");
                })
            .on(KanvoEvent.class, e -> handled.add("second"))
            .build();

    WebhookResponse answer = deliver(handler, kanvo("record.created"));

    assertThat(answer).isEqualTo(new WebhookResponse(Outcome.FAILED, "a handler failed"));
    assertThat(handled).isEmpty();
  }

  @Test
  void answers500WhenTheHandlerOfUnhandledEventsThrows() {
    WebhookHandler handler =
        WebhookHandler.builder(KANVO)
            .onUnhandled(
                e -> {
                  throw new IOException("x");
                })
            .build();

    assertThat(deliver(handler, kanvo("record.created")).status()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-KaiVox-Signature",
        "x-kaivox-signature",
        "X-KAIVOX-SIGNATURE",
        "X-Kaivox-Signature",
        "X-kaivox-signature"
      })
  void findsTheSignatureInALookupThatDoesNotIgnoreCase(String name) {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, SECRET)).build();
    byte[] body = bytes("{}");
    Map<String, String> headers =
        Map.of(name, WebhookSigner.of(WebhookProvider.KAIVOX, SECRET).sign(body));

    assertThat(handler.handle(headers::get, body).status()).isEqualTo(200);
  }

  @Test
  void findsTheSignatureInAMapUnderAnyCase() {
    byte[] body = kanvo("record.created");
    String signature = WebhookSigner.of(WebhookProvider.KANVO, SECRET).sign(body);
    WebhookHandler handler = recording().build();

    assertThat(
            handler
                .handle(WebhookHeaders.of(Map.of("x-kANVO-sIGNATURE", List.of(signature))), body)
                .status())
        .isEqualTo(200);
    assertThat(handler.handle(WebhookHeaders.of(Map.of()), body).status()).isEqualTo(403);
  }

  @Test
  void findsTheSignatureInAMapOfSingleValues() {
    byte[] body = kanvo("record.created");
    Map<String, String> headers =
        Map.of("X-kanvo-Signature", sign(WebhookProvider.KANVO, body), "Accept", "*/*");

    assertThat(recording().build().handle(WebhookHeaders.of(headers), body).status())
        .isEqualTo(200);
  }

  @Test
  void passesOverHeadersWithoutAValue() {
    byte[] body = kanvo("record.created");
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(null, List.of("HTTP/1.1 200 OK"));
    headers.put("x-kanvo-signature", null);
    headers.put("X-KANVO-SIGNATURE", Arrays.asList(null, sign(WebhookProvider.KANVO, body)));

    assertThat(recording().build().handle(WebhookHeaders.of(headers), body).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded; charset=UTF-8"
      })
  void tellsAFormFromAForgery(String contentType) {
    byte[] body = kanvo("record.created");
    Map<String, String> headers =
        Map.of("X-Kanvo-Signature", sign(WebhookProvider.KANVO, body), "content-type", contentType);

    WebhookResponse answer = recording().build().handle(WebhookHeaders.of(headers), bytes("a=b"));

    assertThat(answer.outcome()).isEqualTo(Outcome.FORGED);
    assertThat(answer.message())
        .startsWith(
            "X-Kanvo-Signature does not match the body: the request says that it is a form");
    assertThat(handled).isEmpty();
  }

  @Test
  void takesAGenuineBodyThatSaysItIsAForm() {
    byte[] body = kanvo("record.created");
    Map<String, String> headers =
        Map.of(
            "X-Kanvo-Signature",
            sign(WebhookProvider.KANVO, body),
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(recording().build().handle(headers::get, body).status()).isEqualTo(200);
  }

  @Test
  void saysThatTheBodyIsEmptyIfItsSignatureIsOfAnother() {
    WebhookResponse answer =
        recording().build().handle(signed(kanvo("record.created")), new byte[0]);

    assertThat(answer)
        .isEqualTo(
            new WebhookResponse(
                Outcome.FORGED,
                "X-Kanvo-Signature does not match the body, which is empty: was the request read"
                    + " before it came here?"));
  }

  @Test
  void refusesTwoSignatures() {
    byte[] body = kanvo("record.created");
    String signature = WebhookSigner.of(WebhookProvider.KANVO, SECRET).sign(body);
    Map<String, List<String>> headers =
        Map.of("X-Kanvo-Signature", List.of(signature), "x-kanvo-signature", List.of(signature));

    assertThat(recording().build().handle(WebhookHeaders.of(headers), body).status())
        .isEqualTo(403);
  }

  @Test
  void refusesEventsFurtherFromNowThanAllowed() {
    ManualClock clock = new ManualClock(TIME);
    WebhookHandler handler = recording().maxAge(Duration.ofHours(1)).clock(clock).build();
    byte[] body = kanvo("record.created");

    assertThat(deliver(handler, body).status()).isEqualTo(200);
    clock.advance(Duration.ofHours(1));
    assertThat(deliver(handler, body).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    WebhookResponse answer = deliver(handler, body);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer)
        .isEqualTo(
            new WebhookResponse(
                Outcome.STALE,
                "KANVO record.created of 2026-06-17T14:20:00Z is further from now than allowed"));
    assertThat(handled).hasSize(2);
  }

  @Test
  void refusesEventsFromTheFuture() {
    ManualClock clock = new ManualClock("2026-06-17T13:19:59Z");
    WebhookHandler handler = recording().maxAge(Duration.ofHours(1)).clock(clock).build();

    assertThat(deliver(handler, kanvo("record.created")).outcome()).isEqualTo(Outcome.STALE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"timestamp\":\"+999999999-12-31T23:59:59Z\"}",
        "{\"timestamp\":\"-999999999-01-01T00:00:00Z\"}"
      })
  void refusesEventsWithoutOrWithExtremeTimeIfAnAgeIsSet(String body) {
    WebhookHandler handler = recording().maxAge(Duration.ofDays(3650)).build();

    assertThat(deliver(handler, bytes(body)).outcome()).isEqualTo(Outcome.STALE);
  }

  @Test
  void allowsEventsOfAnyAgeByDefault() {
    byte[] body = bytes("{\"event\":\"x\",\"timestamp\":\"1970-01-01T00:00:00Z\"}");

    assertThat(deliver(recording().build(), body).status()).isEqualTo(200);
  }

  @Test
  void keepsWhatItWasBuiltWith() {
    WebhookHandler.Builder builder = recording().maxBodyBytes(200);
    WebhookHandler handler = builder.build();
    builder
        .on(KanvoEvent.class, e -> handled.add("later"))
        .maxBodyBytes(1)
        .maxAge(Duration.ofNanos(1));

    assertThat(deliver(handler, kanvo("record.created")).status()).isEqualTo(200);
    assertThat(handled).containsExactly("record.created");
  }

  @Test
  void refusesHandlersOfAnotherProvidersEvents() {
    WebhookHandler.Builder builder = WebhookHandler.builder(KANVO);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.on(KolvaEventType.DEAL_CREATED, e -> {}))
        .withMessage("deal_created is no event of this endpoint's provider: KANVO");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.on(BolsivoEvent.EmailSent.class, e -> {}))
        .withMessage("EmailSent is no event of this endpoint's provider: KANVO");
  }

  @Test
  void refusesLimitsThatMakeNoSense() {
    WebhookHandler.Builder builder = WebhookHandler.builder(KANVO);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxBodyBytes(0))
        .withMessage("maxBodyBytes < 1: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxBodyBytes(Integer.MAX_VALUE))
        .withMessage("maxBodyBytes == Integer.MAX_VALUE: no array is longer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxAge(Duration.ZERO))
        .withMessage("maxAge <= 0: PT0S");
  }

  @Test
  void namesTheArgumentThatIsNull() {
    WebhookHandler handler = recording().build();

    assertThatNullPointerException()
        .isThrownBy(() -> handler.handle(name -> null, (byte[]) null))
        .withMessage("body == null");
    assertThatNullPointerException()
        .isThrownBy(() -> handler.handle(null, new byte[0]))
        .withMessage("headers == null");
    assertThatNullPointerException()
        .isThrownBy(() -> WebhookHandler.builder(null))
        .withMessage("verifier == null");
  }

  private WebhookHandler.Builder recording() {
    return WebhookHandler.builder(KANVO).on(WebhookEvent.class, e -> handled.add(e.type()));
  }

  private static void assertFailsWith(Throwable failure) {
    WebhookHandler handler =
        WebhookHandler.builder(KANVO)
            .on(KanvoEventType.RECORD_CREATED, e -> WebhookHandlerTest.<Error>sneak(failure))
            .build();

    assertThat(deliver(handler, kanvo("record.created")).status()).isEqualTo(500);
  }

  @SuppressWarnings("unchecked") // the cast is not checked at run time, which is the point
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  private static WebhookResponse deliver(WebhookHandler handler, byte[] body) {
    return deliver(handler, WebhookProvider.KANVO, body);
  }

  private static WebhookResponse deliver(
      WebhookHandler handler, WebhookProvider provider, byte[] body) {
    return handler.handle(Map.of(provider.headerName(), sign(provider, body))::get, body);
  }

  private static Function<String, String> signed(byte[] body) {
    return Map.of("X-Kanvo-Signature", sign(WebhookProvider.KANVO, body))::get;
  }

  private static String sign(WebhookProvider provider, byte[] body) {
    return WebhookSigner.of(provider, SECRET).sign(body);
  }

  private static byte[] kanvo(String event) {
    return bytes(
        "{\"event\":\"%s\",\"workspace_id\":\"ws_1\",\"timestamp\":\"%s\",\"data\":{}}"
            .formatted(event, TIME));
  }

  private static byte[] padded(int length) {
    String start = "{\"event\":\"record.created\"";
    return bytes(start + " ".repeat(length - start.length() - 1) + "}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
