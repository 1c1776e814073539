package io.crmkit.inbox;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Three processes that are sent deliveries, and killed meanwhile at even distances in the answers.
 * Small by default; {@code -Dcrmkit.inbox.events=20000} makes it large.
 */
final class UnderFire implements AutoCloseable {
  /** Whether the run is one to measure by. */
  static final boolean LARGE = System.getProperty("crmkit.inbox.events") != null;

  private static final int PROCESSES = 3;
  private static final int KILLS = LARGE ? 12 : 1;

  private final Random random = new Random(42);
  private final Fleet fleet;
  private final Sender sender;

  /** How many events are sent, if nobody says otherwise so many. */
  static int events(int unlessTold) {
    return Integer.getInteger("crmkit.inbox.events", unlessTold);
  }

  /** Starts the processes, whose main class and arguments those are. */
  UnderFire(int events, Class<?> receiver, String... arguments) throws IOException {
    fleet = Fleet.start(PROCESSES, receiver, arguments);
    sender = new Sender(fleet, events, random);
  }

  Fleet fleet() {
    return fleet;
  }

  Sender sender() {
    return sender;
  }

  /** Sends everything, kills processes, and returns when both is done. */
  void run() throws Exception {
    CompletableFuture<Void> killing = CompletableFuture.runAsync(this::kill);
    sender.run();
    killing.get(5, TimeUnit.MINUTES);
  }

  private void kill() {
    try {
      for (int i = 1; i <= KILLS; i++) {
        int due = sender.deliveries() * i / (KILLS + 1);
        while (sender.taken() < due) {
          pause();
        }
        fleet.killOne(random);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void pause() throws InterruptedException {
    new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
