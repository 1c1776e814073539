package io.crmkit.kolva;

import static io.crmkit.ScriptedServer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a client hands on to those derived from it: its options and its end, and not theirs to it.
 */
class DerivedClientTest {
  private static final String CLIENT = "{\"data\": {\"id\": \"c1\"}}";

  @RegisterExtension final KolvaServer kolva = new KolvaServer();

  @Test
  void sendsWhatWasSetOnTheBuilderAndByEachDerivation() throws Exception {
    kolva.answers(CLIENT);
    KolvaClient client =
        kolva.builder().defaultHeader("X-Team", "crm").defaultHeader("X-Trace", "0").build();

    client.withOptions(trace("1")).withOptions(trace("2")).clients().get("c1");

    RecordedRequest request = kolva.request();
    assertThat(header(request, "X-Team")).isEqualTo("crm");
    assertThat(header(request, "X-Trace")).isEqualTo("2");
  }

  @Test
  void tellsEveryOnResponseInTheOrderInWhichTheyWereGiven() {
    kolva.answers(CLIENT).answers(CLIENT);
    List<String> told = new ArrayList<>();
    KolvaClient client = kolva.builder().onResponse(info -> told.add("builder")).build();

    client
        .withOptions(RequestOptions.builder().onResponse(info -> told.add("first")).build())
        .withOptions(RequestOptions.builder().onResponse(info -> told.add("second")).build())
        .clients()
        .get("c1");
    client.clients().get("c1");

    assertThat(told).containsExactly("builder", "first", "second", "builder");
  }

  @Test
  void closingItLeavesTheClientItWasDerivedFromOpen() {
    kolva.answers(CLIENT).answers(CLIENT);
    KolvaClient client = kolva.client();
    KolvaClient derived = client.withOptions(trace("1"));
    KolvaClient ofDerived = derived.withOptions(trace("2"));
    try (derived) {
      derived.clients().get("c1");
    }

    assertThatThrownBy(() -> derived.clients().get("c1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
    assertThatThrownBy(() -> ofDerived.clients().get("c1"))
        .isInstanceOf(IllegalStateException.class);
    assertThatCode(() -> client.clients().get("c1")).doesNotThrowAnyException();
  }

  @Test
  void endsWithTheClientItWasDerivedFrom() {
    KolvaClient client = kolva.client();
    KolvaClient derived = client.withOptions(trace("1"));

    client.close();

    assertThatThrownBy(() -> derived.clients().get("c1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
  }

  @ParameterizedTest
  @CsvSource({"KEY_HEADER, x-kolva-key", "BEARER, Authorization"})
  void refusesTheHeaderThatCarriesTheKey(KolvaAuthentication authentication, String name) {
    KolvaClient client = kolva.builder().authentication(authentication).build();

    assertThatThrownBy(() -> client.withOptions(RequestOptions.builder().header(name, "x").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("header ")
        .hasMessageContaining("API key");
    assertThatThrownBy(
            () -> kolva.builder().authentication(authentication).defaultHeader(name, "x").build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RequestOptions trace(String value) {
    return RequestOptions.builder().header("x-trace", value).build();
  }
}
