package io.crmkit.webhooks;

import static io.crmkit.webhooks.Deliveries.KANVO;
import static io.crmkit.webhooks.Deliveries.SECRET;
import static io.crmkit.webhooks.Deliveries.TIME;
import static io.crmkit.webhooks.Deliveries.bytes;
import static io.crmkit.webhooks.Deliveries.deliver;
import static io.crmkit.webhooks.Deliveries.kanvo;
import static io.crmkit.webhooks.Deliveries.signed;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses, dispatch and limits; what it makes of headers, ages and duplicates is beside this. */
class WebhookHandlerTest {
  private final List<String> handled = new ArrayList<>();
  private final WebhookHandler.Builder recording = Deliveries.recordingInto(handled);

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
    WebhookHandler handler = recording.build();
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
    WebhookResponse answer = deliver(recording.build(), bytes("[1]"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer)
        .isEqualTo(new WebhookResponse(Outcome.UNREADABLE, "KANVO delivery is not a JSON object"));
    assertThat(handled).isEmpty();
  }

  @Test
  void answers413BeyondTheSizeLimit() {
    WebhookHandler handler = recording.maxBodyBytes(100).build();

    assertThat(deliver(handler, padded(100)).status()).isEqualTo(200);
    assertThat(deliver(handler, padded(101)))
        .isEqualTo(new WebhookResponse(Outcome.TOO_LARGE, "body > 100 bytes"));
    assertThat(deliver(handler, padded(101)).status()).isEqualTo(413);
  }

  @Test
  void accepts1048576BytesByDefault() {
    WebhookHandler handler = recording.build();

    assertThat(deliver(handler, padded(1_048_576)).status()).isEqualTo(200);
    assertThat(deliver(handler, padded(1_048_577)).status()).isEqualTo(413);
  }

  @Test
  void readsNoMoreOfAStreamThanTheLimit() throws IOException {
    WebhookHandler handler = recording.maxBodyBytes(100).build();
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

    WebhookResponse answer = recording.build().handle(signed(body), new ByteArrayInputStream(body));

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

    assertThatThrownBy(() -> recording.build().handle(name -> null, broken))
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

  @Test
  void keepsWhatItWasBuiltWith() {
    WebhookHandler.Builder builder = recording.maxBodyBytes(200);
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
    WebhookHandler handler = recording.build();

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

  private static byte[] padded(int length) {
    String start = "{\"event\":\"record.created\"";
    return bytes(start + " ".repeat(length - start.length() - 1) + "}");
  }
}
