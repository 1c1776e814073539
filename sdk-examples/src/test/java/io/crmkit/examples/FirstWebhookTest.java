package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crmkit.testing.SampleEvents;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookProvider;
import org.junit.jupiter.api.Test;

/** The README's receiver takes what is genuine, and nothing else. */
class FirstWebhookTest {
  @Test
  void answersWhatIsSignedWithItsSecret() throws Exception {
    HttpServer server = FirstWebhook.start(0, "whsec_test");
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/bolsivo";

      assertThat(status(url, "whsec_test")).isEqualTo(200);
      assertThat(status(url, "whsec_another")).isEqualTo(403);
    } finally {
      server.stop(0);
    }
  }

  private static Integer status(String url, String secret) {
    return WebhookSender.of(WebhookProvider.BOLSIVO, secret)
        .withDelays()
        .deliver(url, SampleEvents.bolsivoLeadQualified())
        .status();
  }
}
