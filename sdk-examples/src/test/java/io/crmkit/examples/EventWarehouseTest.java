package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  /**
   * The process dies while deliveries are on their way; what was answered 200 is there for good.
   */
  @Test
  @Timeout(120)
  void eachEventIsThereOnceAfterTheProcessWasKilled() throws Exception {
    List<EventWarehouse.Sent> events = EventWarehouse.events();
    AtomicInteger answers = new AtomicInteger();
    ExampleProcess first = start("first");
    List<EventWarehouse.Sent> some = events.subList(0, 20);
    CompletableFuture<Integer> taken =
        CompletableFuture.supplyAsync(
            () -> (int) some.stream().filter(event -> taken(event, first, answers)).count());
    first.await(() -> answers.get() > 5);
    first.kill();
    int before = taken.join();

    try (Warehouse warehouse = Warehouse.open(folder.resolve("events.duckdb"))) {
      int stored = Integer.parseInt(warehouse.query("SELECT count(*) FROM events").get(0).get(0));
      assertThat(stored)
          .as("all that were answered, and one perhaps")
          .isBetween(before, before + 1);
    }
    ExampleProcess second = start("second");
    assertThat(events).allMatch(sent -> taken(sent, second, answers));
    second.kill();
    try (Warehouse warehouse = Warehouse.open(folder.resolve("events.duckdb"))) {
      assertThat(warehouse.query("SELECT count(*), count(DISTINCT payload) FROM events"))
          .containsExactly(List.of("" + events.size(), "" + events.size()));
    }
  }

  private ExampleProcess start(String name) throws IOException {
    ExampleProcess process =
        ExampleProcess.start(
            WarehouseProcess.class,
            folder.resolve(name),
            Map.of(),
            folder.resolve("events.duckdb").toString());
    process.await(() -> process.printed().contains("ready"));
    return process;
  }

  private static boolean taken(
      EventWarehouse.Sent sent, ExampleProcess process, AtomicInteger answers) {
    String url =
        process
            .printed()
            .lines()
            .filter(line -> line.startsWith(sent.provider() + " "))
            .findFirst()
            .orElseThrow()
            .split(" ")[1];
    WebhookSender once = WebhookSender.of(sent.provider(), "whsec_example").withDelays();
    boolean delivered = once.deliver(url, sent.event()).delivered();
    answers.incrementAndGet();
    return delivered;
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
