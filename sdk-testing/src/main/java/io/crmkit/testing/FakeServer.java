package io.crmkit.testing;

import java.io.PrintStream;

/**
 * A fake provider from the command line, for curl and for clients in other languages. It listens on
 * 127.0.0.1, prints its URL, a key and its operations, then a line for each request, and runs until
 * the process is ended, by Ctrl-C for instance.
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dexec.mainClass=io.crmkit.testing.FakeServer \
 *     -Dexec.args="kanvo --port 8080 --limit 100/m --seed 500"
 * }</pre>
 */
public final class FakeServer {
  private static final String USAGE =
      """
      usage: FakeServer <%s> [options]
        --port 8080      the port on 127.0.0.1; a free one unless given
        --limit 100/m    requests for each s, m, h or d, then 429; none unless given
        --seed 500       how much sample data there is; none unless given
      """
          .formatted(FakeServerOptions.providers(" | "));

  private FakeServer() {}

  /**
   * Runs a fake until the process ends. Ends the process with status 2 if the arguments cannot be
   * understood, and 1 if the port cannot be listened on.
   *
   * @param args the provider and options
   * @throws InterruptedException if the thread is interrupted, which ends the fake
   */
  public static void main(String... args) throws InterruptedException {
    FakeProvider fake;
    try {
      fake = FakeServerOptions.parse(args).fake();
    } catch (IllegalArgumentException e) {
      System.err.print("FakeServer: " + e.getMessage() + System.lineSeparator() + USAGE);
      System.exit(2);
      return;
    }
    try (fake) {
      if (!listens(fake)) {
        System.exit(1);
      }
      introduce(fake, System.out);
      Thread.currentThread().join();
    }
  }

  private static boolean listens(FakeProvider fake) {
    try {
      fake.baseUrl();
      return true;
    } catch (RuntimeException e) {
      String reason = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      System.err.println("FakeServer: " + e.getMessage() + reason);
      return false;
    }
  }

  private static void introduce(FakeProvider fake, PrintStream out) {
    // Without the query, where a key may stand.
    fake.observe((request, status) -> out.println(request + " -> " + status));
    out.println("URL  " + fake.baseUrl());
    out.println("Key  " + fake.apiKey());
    fake.operations().forEach(operation -> out.println("     " + operation));
    out.println("Ctrl-C ends it.");
  }
}
