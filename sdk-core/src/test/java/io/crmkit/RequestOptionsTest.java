package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What options refuse, and what becomes of two of them. */
class RequestOptionsTest {
  private static final ResponseInfo INFO = new ResponseInfo(200, Map.of(), 1, Duration.ZERO);

  @Test
  void ofALimitTheLaterOneCounts() {
    RequestOptions both =
        RequestOptions.builder()
            .callTimeout(Duration.ofSeconds(1))
            .attemptTimeout(Duration.ofSeconds(2))
            .retryNonIdempotent(true)
            .build()
            .andThen(RequestOptions.builder().callTimeout(Duration.ofSeconds(3)).build());

    assertThat(both.callTimeout()).contains(Duration.ofSeconds(3));
    assertThat(both.attemptTimeout()).contains(Duration.ofSeconds(2));
    assertThat(both.retryNonIdempotent()).isTrue();
    assertThat(
            both.andThen(RequestOptions.builder().retryNonIdempotent(false).build())
                .retryNonIdempotent())
        .isFalse();
  }

  @Test
  void headersAddUpAndOneOfTheSameNameIsReplacedWhateverItsCase() {
    RequestOptions both =
        RequestOptions.builder()
            .header("X-Trace", "1")
            .header("X-Team", "crm")
            .build()
            .andThen(RequestOptions.builder().header("x-trace", "2").build());

    assertThat(both.headers()).hasSize(2).containsEntry("X-Team", "crm");
    assertThat(both.headers().get("X-TRACE")).isEqualTo("2");
    assertThat(both.headers().keySet()).containsExactly("X-Team", "x-trace");
  }

  @Test
  void everyOnResponseIsCalledInOrderThoughAnEarlierOneFails() {
    List<String> called = new ArrayList<>();
    RequestOptions first =
        RequestOptions.builder()
            .onResponse(info -> called.add("first"))
            .onResponse(
                info -> {
                  called.add("second");
                  throw new IllegalStateException("second");
                })
            .build();
    RequestOptions all =
        first.andThen(RequestOptions.builder().onResponse(info -> called.add("third")).build());

    assertThatThrownBy(() -> all.onResponse().orElseThrow().accept(INFO)).hasMessage("second");
    assertThat(called).containsExactly("first", "second", "third");
  }

  @Test
  void aBuilderStartsFromOptionsAndLeavesThemAsTheyAre() {
    RequestOptions options =
        RequestOptions.builder().header("X-Team", "crm").retryNonIdempotent(true).build();

    RequestOptions more = options.toBuilder().header("X-Trace", "1").build();

    assertThat(more.headers()).containsOnlyKeys("X-Team", "X-Trace");
    assertThat(more.retryNonIdempotent()).isTrue();
    assertThat(options.headers()).containsOnlyKeys("X-Team");
    assertThat(RequestOptions.none().toBuilder().build().toString())
        .isEqualTo(RequestOptions.none().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length, it follows from the body",
    "transfer-encoding, it follows from the body",
    "Trailer, it follows from the body",
    "Content-Type, it follows from the body",
    "Content-Encoding, it follows from the body",
    "Accept-Encoding, the HTTP client asks for compression",
    "HOST, it follows from baseUrl(…)",
    "Expect, the call would wait",
    "Upgrade, it is about the connection",
    "Connection, it is about the connection",
    "keep-alive, it is about the connection",
    "TE, it is about the connection",
    "Proxy-Authorization, it is about the connection",
    "proxy-connection, it is about the connection",
    "authorization, the client sends the API key itself"
  })
  void aHeaderThatIsNotTheCallersIsRefusedWithTheReason(String name, String reason) {
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("header " + name + " cannot be set: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Trace", "Accept", "User-Agent", "If-Match", "Cookie", "X-Proxy"})
  void anyOtherHeaderIsTaken(String name) {
    assertThat(RequestOptions.builder().header(name, "x").build().headers()).containsKey(name);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> RequestOptions.none().andThen(null))
        .withMessage("later == null");
    assertThatNullPointerException()
        .isThrownBy(() -> RequestOptions.builder().header(null, "x"))
        .withMessage("name == null");
    assertThatNullPointerException()
        .isThrownBy(() -> RequestOptions.builder().onResponse(null))
        .withMessage("onResponse == null");
  }
}
