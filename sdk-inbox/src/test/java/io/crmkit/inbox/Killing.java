package io.crmkit.inbox;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Processes of a fleet killed while it is sent deliveries, at even distances in the answers. */
final class Killing {
  private Killing() {}

  static void run(int kills, Fleet fleet, Sender sender, Random random) {
    try {
      for (int i = 1; i <= kills; i++) {
        int due = sender.deliveries() * i / (kills + 1);
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
}
