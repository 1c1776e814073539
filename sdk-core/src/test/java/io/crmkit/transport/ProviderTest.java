package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.RateLimiter;
import io.crmkit.RequestOptions;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** A provider described, and how its key travels. */
class ProviderTest {
  private static final Request REQUEST =
      new Request.Builder().url("https://acme.example/v1?page=2").build();

  private static Provider.Builder acme() {
    return Provider.builder("Acme", "ACME", "https://acme.example/v1")
        .paging(Paging.announced("page"))
        .envelope(Envelope.data("data").build());
  }

  private static RequestOptions header(String name) {
    return RequestOptions.builder().header(name, "x").build();
  }

  @Test
  void aKeyTravelsAsABearerTokenUnlessToldOtherwise() {
    assertThat(acme().build().credential.apply(REQUEST, "k").header("Authorization"))
        .isEqualTo("Bearer k");
    assertThat(Credential.header("X-Key").apply(REQUEST, "k").header("X-Key")).isEqualTo("k");
    assertThat(Credential.query("key").apply(REQUEST, "k").url())
        .hasToString("https://acme.example/v1?page=2&key=k");
  }

  @Test
  void onlyAHeaderThatCarriesTheKeyIsRefused() {
    RequestOptions options = header("key");

    assertThatThrownBy(() -> Credential.header("key").requireAbsent(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "header key carries the API key: set it with apiKey(…) on the client's builder");
    assertThat(Credential.header("other").requireAbsent(options)).isSameAs(options);
    assertThat(Credential.query("key").requireAbsent(options)).isSameAs(options);
  }

  @Test
  void aDescriptionMadeFromAnotherSaysTheSame() {
    Provider acme =
        acme()
            .credential(Credential.header("X-Key"))
            .errorFormat(ErrorFormat.at("/message"))
            .hint(402, "Pay.")
            .rateLimit(5, Duration.ofSeconds(1))
            .build();

    Provider copy = acme.toBuilder().build();

    assertThat(copy).usingRecursiveComparison().isEqualTo(acme);
    assertThat(copy.hints).containsEntry(402, "Pay.");
    assertThat(copy.rateLimiter()).hasToString(acme.rateLimiter().toString());
    assertThat(copy.rateLimiter()).isNotSameAs(acme.rateLimiter());
  }

  @Test
  void oneLimitIsKeptAloneAndSeveralTogether() {
    Provider.Builder acme = acme();

    assertThat(acme.build().rateLimiter()).isSameAs(RateLimiter.unlimited());
    assertThat(acme.rateLimit(5, Duration.ofSeconds(1)).build().rateLimiter())
        .hasToString("RateLimiter.slidingWindow(5, PT1S)");
    assertThat(acme.rateLimit(90, Duration.ofMinutes(1)).build().rateLimiter())
        .hasToString(
            "RateLimiter.allOf[RateLimiter.slidingWindow(5, PT1S), RateLimiter.slidingWindow(90, PT1M)]");
  }

  @Test
  void whatHasNoDefaultIsNamed() {
    assertThatThrownBy(() -> Provider.builder("Acme", "ACME", "https://acme.example").build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("paging == null");
  }
}
