package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Deliveries that come more than once. */
class WebhookHandlerDuplicatesTest {
  private static final String SECRET = "whsec_test";
  private static final byte[] BODY = "{\"event\":\"email.sent\"}".getBytes(UTF_8);
  private static final WebhookVerifier VERIFIER =
      WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET, "whsec_old");

  private final AtomicInteger runs = new AtomicInteger();
  private final DuplicateFilter filter = DuplicateFilter.inMemory(Duration.ofHours(2));

  @Test
  void handlesADeliveryOnce() {
    WebhookHandler handler = counting(filter);

    assertThat(deliver(handler).outcome()).isEqualTo(Outcome.HANDLED);
    WebhookResponse second = deliver(handler);

    assertThat(second).isEqualTo(new WebhookResponse(Outcome.DUPLICATE, "handled before"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(runs).hasValue(1);
  }

  @Test
  void recognisesADeliverySignedByAnotherSecret() {
    WebhookHandler handler = counting(filter);
    deliver(handler);
    String old = WebhookSigner.of(WebhookProvider.BOLSIVO, "whsec_old").sign(BODY);

    assertThat(handler.handle(name -> old, BODY).outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void handlesEachDeliveryWithoutAFilter() {
    WebhookHandler handler =
        WebhookHandler.builder(VERIFIER)
            .on(BolsivoEventType.EMAIL_SENT, e -> runs.incrementAndGet())
            .build();
    deliver(handler);
    deliver(handler);

    assertThat(runs).hasValue(2);
  }

  @Test
  void handlesADeliveryAgainWhoseHandlerFailed() {
    AtomicBoolean down = new AtomicBoolean(true);
    WebhookHandler handler =
        WebhookHandler.builder(VERIFIER)
            .on(
                BolsivoEventType.EMAIL_SENT,
                e -> {
                  runs.incrementAndGet();
                  if (down.get()) {
                    throw new IOException("database is down");
                  }
                })
            .duplicates(filter)
            .build();

    assertThat(deliver(handler).status()).isEqualTo(500);
    down.set(false);
    assertThat(deliver(handler).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(deliver(handler).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(runs).hasValue(2);
  }

  @Test
  void answers500IfTheFilterGivesNoClaim() {
    WebhookResponse answer = deliver(counting(new ScriptedFilter(() -> null)));

    assertThat(answer)
        .isEqualTo(new WebhookResponse(Outcome.FAILED, "the duplicate filter failed"));
    assertThat(runs).hasValue(0);
  }

  @Test
  void answers500IfTheFilterEndsInAnError() {
    ScriptedFilter broken =
        new ScriptedFilter(
            () -> {
              throw new NoClassDefFoundError("redis/Client");
            });

    assertThat(deliver(counting(broken)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(runs).hasValue(0);
  }

  @Test
  void answersWhatTheHandlersMadeOfItIfTheFilterEndsInAnErrorAfterwards() {
    ScriptedFilter broken = new ScriptedFilter(() -> DuplicateFilter.Claim.CLAIMED);

    assertThat(deliver(counting(broken)).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(runs).hasValue(1);
  }

  /** Claims as told, and can do nothing else. */
  private record ScriptedFilter(Supplier<DuplicateFilter.Claim> claim) implements DuplicateFilter {
    @Override
    public Claim claim(String key) {
      return claim.get();
    }

    @Override
    public void complete(String key) {
      throw new StackOverflowError();
    }

    @Override
    public void release(String key) {
      throw new StackOverflowError();
    }
  }

  @Test
  void runsOneHandlerForTwoSimultaneousDeliveries() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    WebhookHandler handler =
        WebhookHandler.builder(VERIFIER)
            .on(
                BolsivoEventType.EMAIL_SENT,
                e -> {
                  runs.incrementAndGet();
                  started.countDown();
                  assertThat(finish.await(10, TimeUnit.SECONDS)).isTrue();
                })
            .duplicates(filter)
            .build();

    CompletableFuture<WebhookResponse> first =
        CompletableFuture.supplyAsync(() -> deliver(handler));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    WebhookResponse second = deliver(handler);
    finish.countDown();

    assertThat(second).isEqualTo(new WebhookResponse(Outcome.IN_PROGRESS, "being handled now"));
    assertThat(second.status()).isEqualTo(500);
    assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(deliver(handler).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(runs).hasValue(1);
  }

  @Test
  void claimsNothingForForgedOrUnreadableDeliveries() {
    RecordingFilter recording = new RecordingFilter();
    WebhookHandler handler = counting(recording);
    byte[] array = "[]".getBytes(UTF_8);
    handler.handle(name -> "forged", BODY);
    handler.handle(name -> sign(array), array);

    assertThat(recording.calls).isEmpty();
  }

  @Test
  void completesWhatWasHandledAndWhatHasNoHandler() {
    RecordingFilter recording = new RecordingFilter();
    deliver(counting(recording));
    deliver(WebhookHandler.builder(VERIFIER).duplicates(recording).build());

    assertThat(recording.calls).containsExactly("claim", "complete", "claim", "complete");
  }

  @Test
  void keysADeliveryByProviderAndDigestOfItsBody() {
    RecordingFilter recording = new RecordingFilter();
    deliver(counting(recording));

    // printf '%s' '{"event":"email.sent"}' | openssl dgst -sha256
    assertThat(recording.keys)
        .containsOnly("BOLSIVO:f2f67b17d83fde8bd91dbc71654d9ce9608793891ea1efef355001c85f7f45ff");
  }

  @Test
  void asksForAnotherDeliveryWhenTheFilterCannotBeAsked() {
    RecordingFilter broken = new RecordingFilter();
    broken.failOn = "claim";

    assertThat(deliver(counting(broken)))
        .isEqualTo(new WebhookResponse(Outcome.FAILED, "the duplicate filter failed"));
    assertThat(runs).hasValue(0);
  }

  @Test
  void answersWhatTheHandlersMadeItWhenTheFilterCannotRecordIt() {
    RecordingFilter broken = new RecordingFilter();
    broken.failOn = "complete";

    assertThat(deliver(counting(broken)).status()).isEqualTo(200);
    assertThat(runs).hasValue(1);
  }

  private WebhookHandler counting(DuplicateFilter duplicates) {
    return WebhookHandler.builder(VERIFIER)
        .on(BolsivoEventType.EMAIL_SENT, e -> runs.incrementAndGet())
        .duplicates(duplicates)
        .build();
  }

  private static WebhookResponse deliver(WebhookHandler handler) {
    return handler.handle(name -> sign(BODY), BODY);
  }

  private static String sign(byte[] body) {
    return WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(body);
  }

  /** Grants every claim, writes down what it is asked, and fails on request. */
  private static final class RecordingFilter implements DuplicateFilter {
    private final List<String> calls = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private String failOn = "";

    @Override
    public Claim claim(String key) {
      record("claim", key);
      return Claim.CLAIMED;
    }

    @Override
    public void complete(String key) {
      record("complete", key);
    }

    @Override
    public void release(String key) {
      record("release", key);
    }

    private void record(String call, String key) {
      calls.add(call);
      keys.add(key);
      if (call.equals(failOn)) {
        throw new IllegalStateException("the store is down");
      }
    }
  }
}
