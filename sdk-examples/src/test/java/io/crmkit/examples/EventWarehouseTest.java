package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each event once, however often and in which order it comes, and the report of them. */
class EventWarehouseTest {
  @TempDir Path folder;

  @Test
  void eachEventIsThereOnceAfterDeliveriesInAnyOrderAndARestart() throws Exception {
    List<EventWarehouse.Sent> events = new ArrayList<>(EventWarehouse.events());
    Path file = folder.resolve("events.duckdb");
    for (int start = 0; start < 3; start++) {
      Collections.shuffle(events, new Random(start));
      try (Warehouse warehouse = Warehouse.open(file);
          EventWarehouse receiver = EventWarehouse.start(warehouse)) {
        // Each start sees a part of the events, and some of them twice.
        List<EventWarehouse.Sent> part = events.subList(0, start == 2 ? events.size() : 12);
        assertThat(receiver.deliver(part)).isEqualTo(part.size());
        receiver.deliver(part.subList(0, 5));
      }
    }

    try (Warehouse warehouse = Warehouse.open(file)) {
      assertThat(warehouse.query("SELECT count(*), count(DISTINCT payload) FROM events"))
          .containsExactly(List.of("" + events.size(), "" + events.size()));
      assertThat(warehouse.query("SELECT DISTINCT provider FROM events")).hasSize(5);
    }
  }

  @Test
  void whatTheProviderHasNotSignedIsNotStored() throws Exception {
    try (Warehouse warehouse = Warehouse.open(folder.resolve("events.duckdb"));
        EventWarehouse receiver = EventWarehouse.start(warehouse)) {
      WebhookSender stranger = WebhookSender.of(WebhookProvider.KOLVA, "another secret");
      assertThat(
              stranger
                  .withDelays()
                  .deliver(receiver.url(WebhookProvider.KOLVA), "{\"event\":\"deal_created\"}")
                  .attempts())
          .extracting(Attempt::status)
          .containsExactly(403);
      assertThat(warehouse.query("SELECT * FROM events")).isEmpty();
    }
  }

  @Test
  void drawsThePicture() throws Exception {
    EventWarehouse.run(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), folder);

    Path picture = folder.resolve("events.png");
    assertThat(ImageIO.read(picture.toFile()).getHeight()).isEqualTo(900);
    if (Boolean.getBoolean("crmkit.docs.write")) {
      Files.copy(picture, Path.of("../docs/events.png"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
