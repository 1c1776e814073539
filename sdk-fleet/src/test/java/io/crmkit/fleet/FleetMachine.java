package io.crmkit.fleet;

import io.crmkit.RetryPolicy;
import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One machine of the fleet, as a process of its own: says that it is ready, waits for a line, and
 * makes calls as fast as the fleet's limit lets it, until its input ends. Arguments: its name, the
 * kind of store, the store's address, the provider's URL, the limit, its window and jitter in ms.
 */
final class FleetMachine {
  private static final int THREADS = 8;

  private FleetMachine() {}

  public static void main(String[] args) throws IOException {
    FleetRateLimiter limiter =
        FleetRateLimiter.builder(
                FleetStore.valueOf(args[1]).connect(args[2]), "Kanvo", "kv_live_the_fleets")
            .limit(Integer.parseInt(args[4]), millis(args[5]))
            .jitter(millis(args[6]))
            .build();
    KanvoClient kanvo =
        KanvoClient.builder()
            .apiKey("kv_live_the_fleets")
            .baseUrl(args[3])
            .defaultHeader("X-Worker", args[0])
            .rateLimiter(limiter)
            .retryPolicy(RetryPolicy.none())
            .build();
    kanvo.tasks().list().firstPage(); // classes and connections are there from now on
    System.out.println("ready");
    System.in.read();
    Stream.generate(() -> kanvo.async(FleetMachine::callForEver)).limit(THREADS).toList();
    System.in.read();
    System.exit(0);
  }

  private static CompletableFuture<Void> callForEver(KanvoClient kanvo) {
    while (true) {
      kanvo.tasks().list().firstPage();
    }
  }

  private static Duration millis(String number) {
    return Duration.ofMillis(Long.parseLong(number));
  }
}
