package io.crmkit.examples.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookProvider;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServletReceiverTest {
  private static final String SECRET = "whsec_servlet";
  // Tomcat's own log; held here, or the setting is collected with the logger.
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private ServletReceiver receiver;
  private Delivery kaivox;

  @BeforeEach
  void start(@TempDir Path files) throws Exception {
    TOMCAT.setLevel(Level.OFF);
    receiver = ServletReceiver.start(0, files, SECRET, out::add);
    kaivox = new Delivery(WebhookProvider.KAIVOX, SECRET, receiver.port(), "/webhooks/kaivox");
  }

  @AfterEach
  void stop() throws Exception {
    receiver.close();
  }

  @Test
  void worksOnMissedCallsAfterItsAnswer() throws Exception {
    String body = "{\"event\":\"call.missed\",\"data\":{\"caller\":\"+1 555 0100\"}}";

    assertThat(kaivox.send(body)).isEqualTo(200);
    assertThat(out.poll(10, TimeUnit.SECONDS)).isEqualTo("call back +1 555 0100");
  }

  @Test
  void takesGenuineBytesWhateverTheRequestSaysTheyAre() throws Exception {
    assertThat(kaivox.sendAsForm("{\"event\": \"customer.created\"}"))
        .isEqualTo("KAIVOX customer.created");
  }

  @Test
  void refusesForgedAndUnreadableDeliveries() throws Exception {
    assertThat(kaivox.send("{}".getBytes(UTF_8), "0".repeat(64))).isEqualTo(403);
    assertThat(kaivox.sendUnsigned("{}")).isEqualTo(403);
    assertThat(kaivox.send("no json")).isEqualTo(400);
    assertThat(kaivox.send("{}" + " ".repeat(1_048_575))).isEqualTo(413);
    assertThat(out).isEmpty();
  }
}
