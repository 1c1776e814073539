package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** How OkHttp is set up. */
class HttpClientsTest {
  @Test
  void aClientOfOurOwnPingsEveryFiveSecondsAndLeavesTimeoutsToTheAttempt() {
    OkHttpClient own = HttpClients.own();

    assertThat(own.pingIntervalMillis()).isEqualTo(5000);
    assertThat(own.readTimeoutMillis()).isZero();
    assertThat(own.writeTimeoutMillis()).isZero();
  }

  @Test
  void aClientOfTheHostsKeepsItsPoolAndItsTimes() {
    OkHttpClient host = new OkHttpClient();

    OkHttpClient over = HttpClients.over(host);

    assertThat(over.connectionPool()).isSameAs(host.connectionPool());
    assertThat(over.pingIntervalMillis()).isZero();
    assertThat(over.readTimeoutMillis()).isEqualTo(host.readTimeoutMillis());
  }
}
