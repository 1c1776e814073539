package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.DuplicateFilter.Claim;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@ParameterizedClass
@MethodSource("io.crmkit.inbox.TestStore#available")
class SharedDuplicateFilterTest {
  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration SHORT = Duration.ofMillis(20);

  @Parameter TestStore store;

  private final String endpoint = TestStore.newEndpoint();

  @Test
  void grantsADeliveryToOneInstanceUntilItIsHandled() {
    DuplicateFilter one = store.filter(endpoint, LONG, LONG);
    DuplicateFilter other = store.filter(endpoint, LONG, LONG);

    assertThat(one.claim("a")).isEqualTo(Claim.CLAIMED);
    assertThat(other.claim("a")).isEqualTo(Claim.IN_PROGRESS);
    assertThat(one.claim("a")).isEqualTo(Claim.IN_PROGRESS);
    assertThat(other.claim("b")).isEqualTo(Claim.CLAIMED);

    one.complete("a");
    assertThat(one.claim("a")).isEqualTo(Claim.COMPLETED);
    assertThat(other.claim("a")).isEqualTo(Claim.COMPLETED);
  }

  @Test
  void grantsAReleasedDeliveryAgain() {
    DuplicateFilter one = store.filter(endpoint, LONG, LONG);
    DuplicateFilter other = store.filter(endpoint, LONG, LONG);

    one.claim("a");
    one.release("a");

    assertThat(other.claim("a")).isEqualTo(Claim.CLAIMED);
  }

  @Test
  void releasesNobodyElsesClaim() {
    DuplicateFilter one = store.filter(endpoint, LONG, LONG);
    DuplicateFilter other = store.filter(endpoint, LONG, LONG);

    one.claim("a");
    other.release("a");
    one.claim("b");
    one.complete("b");
    one.release("b");

    assertThat(other.claim("a")).isEqualTo(Claim.IN_PROGRESS);
    assertThat(other.claim("b")).isEqualTo(Claim.COMPLETED);
  }

  @Test
  void takesOverTheClaimOfAnInstanceThatDied() {
    store.filter(endpoint, SHORT, LONG).claim("a");
    DuplicateFilter other = store.filter(endpoint, LONG, LONG);

    assertThat(awaitChange(other, "a", Claim.IN_PROGRESS)).isEqualTo(Claim.CLAIMED);
    assertThat(other.claim("a")).isEqualTo(Claim.IN_PROGRESS);
  }

  @Test
  void remembersADeliveryWhoseClaimHadLapsedBeforeItWasHandled() {
    DuplicateFilter slow = store.filter(endpoint, SHORT, LONG);
    slow.claim("a");
    DuplicateFilter other = store.filter(endpoint, LONG, LONG);
    awaitChange(other, "a", Claim.IN_PROGRESS);
    other.release("a");

    slow.complete("a");

    assertThat(other.claim("a")).isEqualTo(Claim.COMPLETED);
  }

  @Test
  void forgetsAHandledDeliveryWhenTheWindowIsOver() {
    DuplicateFilter filter = store.filter(endpoint, LONG, SHORT);
    filter.claim("a");
    filter.complete("a");

    assertThat(awaitChange(filter, "a", Claim.COMPLETED)).isEqualTo(Claim.CLAIMED);
  }

  @Test
  void keepsEndpointsApart() {
    store.filter(endpoint, LONG, LONG).claim("a");

    assertThat(store.filter(TestStore.newEndpoint(), LONG, LONG).claim("a"))
        .isEqualTo(Claim.CLAIMED);
  }

  @Test
  void grantsOneOfManyClaimsAtTheSameMoment() {
    List<DuplicateFilter> instances =
        IntStream.range(0, 6).mapToObj(i -> store.filter(endpoint, LONG, LONG)).toList();
    for (int round = 0; round < 20; round++) {
      String key = "key" + round;
      List<CompletableFuture<Claim>> claims =
          instances.stream()
              .map(filter -> CompletableFuture.supplyAsync(() -> filter.claim(key)))
              .toList();

      assertThat(claims.stream().map(CompletableFuture::join))
          .containsOnlyOnce(Claim.CLAIMED)
          .doesNotContain(Claim.COMPLETED);
    }
  }

  @Test
  void runsAHandlerOnceForTwoInstances() {
    AtomicInteger runs = new AtomicInteger();
    List<WebhookHandler> instances =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    WebhookHandler.builder(Deliveries.VERIFIER)
                        .duplicates(store.filter(endpoint, LONG, LONG))
                        .onUnhandled(event -> runs.incrementAndGet())
                        .build())
            .toList();
    byte[] body = Deliveries.qualified("a");
    Map<String, String> headers =
        Map.of(WebhookProvider.BOLSIVO.headerName(), Deliveries.signature(Deliveries.SECRET, body));

    List<Outcome> outcomes =
        instances.stream()
            .map(handler -> handler.handle(headers::get, body))
            .map(WebhookResponse::outcome)
            .toList();

    assertThat(outcomes).containsExactly(Outcome.UNHANDLED, Outcome.DUPLICATE);
    assertThat(runs).hasValue(1);
  }

  @Test
  void refusesTimesThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.filter(endpoint, Duration.ZERO, LONG))
        .withMessage("claimTime < 1 ms: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.filter(endpoint, LONG, Duration.ofMillis(-1)))
        .withMessage("window < 1 ms: PT-0.001S");
  }

  private static Claim awaitChange(DuplicateFilter filter, String key, Claim from) {
    Claim claim = filter.claim(key);
    while (claim == from) {
      Thread.onSpinWait();
      claim = filter.claim(key);
    }
    return claim;
  }
}
