package io.crmkit.examples;

import static java.util.stream.Collectors.joining;

import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.ReceivedRequest;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * Three processes that use one API key and keep its limit together, in a Redis that they share:
 * {@link FleetWorker} shows what it takes. Starts a Redis, a fake Kanvo that allows 100 requests a
 * second, and the processes; prints what each got through, and how often Kanvo refused.
 */
public final class FleetRateLimit {
  static final int PERMITS = 100;
  static final Duration WINDOW = Duration.ofSeconds(1);

  /** Processes that share a computer do not run as evenly as machines of their own. */
  static final Duration JITTER = Duration.ofMillis(250);

  static final int WORKERS = 3;
  static final int CALLS = 200;

  private FleetRateLimit() {}

  /** Runs the fleet; takes about ten seconds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    print(run(), System.out);
  }

  static void print(List<ReceivedRequest> requests, PrintStream out) {
    out.println("While all were at work, each got through: " + shares(requests));
    out.printf(
        "%s requests for %s calls: %s were refused%n",
        requests.size(), WORKERS * CALLS, requests.size() - WORKERS * CALLS);
  }

  /** Runs the fleet, and returns what arrived from the workers at work, in order. */
  static List<ReceivedRequest> run() throws IOException, InterruptedException {
    int port = freePort();
    RedisServer redis = new RedisServer(port);
    redis.start();
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.limit(PERMITS, WINDOW);
      runWorkers(fake, port);
      return fake.requests().stream()
          .filter(request -> request.header(FleetWorker.NAME_HEADER).isPresent())
          .toList();
    } finally {
      redis.stop();
    }
  }

  /** How many requests came from each worker until the first of them had sent all of its own. */
  static Map<String, Integer> shares(List<ReceivedRequest> requests) {
    Map<String, Integer> shares = new TreeMap<>();
    for (ReceivedRequest request : requests) {
      String worker = request.header(FleetWorker.NAME_HEADER).orElseThrow();
      if (shares.merge(worker, 1, Integer::sum) == CALLS) {
        break;
      }
    }
    return shares;
  }

  private static void runWorkers(FakeKanvo fake, int redisPort)
      throws IOException, InterruptedException {
    List<Process> workers = new ArrayList<>();
    try {
      for (int i = 1; i <= WORKERS; i++) {
        workers.add(start("worker-" + i, fake, redisPort));
      }
      for (Process worker : workers) {
        worker.getInputStream().read(); // it is ready
      }
      for (Process worker : workers) {
        worker.getOutputStream().close(); // off it goes
      }
      for (Process worker : workers) {
        if (worker.waitFor() != 0) {
          throw new IllegalStateException("a worker failed; see its error output");
        }
      }
    } finally {
      workers.forEach(Process::destroy);
    }
  }

  private static Process start(String name, FakeKanvo fake, int redisPort) throws IOException {
    ProcessBuilder worker =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            FleetWorker.class.getName(),
            name,
            Integer.toString(CALLS),
            Integer.toString(redisPort));
    worker.environment().put("KANVO_API_KEY", fake.apiKey());
    worker.environment().put("KANVO_BASE_URL", fake.baseUrl());
    return worker.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** That of this program, also where a tool such as Maven has loaded it. */
  private static String classPath() {
    return FleetRateLimit.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
