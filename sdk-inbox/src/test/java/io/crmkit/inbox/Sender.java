package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookProvider;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider in a hurry: sends every event once to three times, in no order, until it is taken. */
final class Sender {
  /** How many requests are under way at once. */
  static final int THREADS = 8;

  private static final int MAX_COPIES = 3;

  private final Fleet fleet;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final CountDownLatch pause = new CountDownLatch(1); // to wait for, as it never opens
  private final Queue<String> toSend = new ConcurrentLinkedQueue<>();
  private final int deliveries;
  private final AtomicInteger taken = new AtomicInteger();

  /** How many were answered otherwise, and sent again. */
  private final AtomicInteger refused = new AtomicInteger();

  /** How many got no answer, since the process was dead or died, and were sent again. */
  private final AtomicInteger broken = new AtomicInteger();

  private final AnswerTimes times = new AnswerTimes();
  private volatile Duration took = Duration.ZERO;

  Sender(Fleet fleet, int events, Random random) {
    this.fleet = fleet;
    List<String> leads = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      leads.addAll(Collections.nCopies(1 + random.nextInt(MAX_COPIES), "lead-" + i));
    }
    Collections.shuffle(leads, random);
    toSend.addAll(leads);
    deliveries = leads.size();
  }

  int deliveries() {
    return deliveries;
  }

  /** How many deliveries were answered 200. */
  int taken() {
    return taken.get();
  }

  /** How it went, in one line. */
  String report() {
    return "%s deliveries, all answered after %s; %s; answered otherwise than 200: %s, not answered: %s; processes killed: %s"
        .formatted(deliveries, took, times.report(), refused, broken, fleet.killed().size());
  }

  /** Sends everything; returns when all of it was answered 200. */
  void run() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    long start = System.nanoTime();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(pool.submit(this::sendAll));
      }
      for (Future<?> each : running) {
        each.get();
      }
      took = Duration.ofNanos(System.nanoTime() - start);
    } finally {
      pool.shutdownNow();
    }
  }

  private Void sendAll() throws InterruptedException {
    for (String lead = toSend.poll(); lead != null; lead = toSend.poll()) {
      if (!send(Deliveries.qualified(lead))) {
        toSend.add(lead);
        pause.await(5, TimeUnit.MILLISECONDS);
      }
    }
    return null;
  }

  private boolean send(byte[] body) throws InterruptedException {
    Fleet.Machine machine = fleet.any();
    boolean young = machine.isYoung();
    HttpRequest request =
        HttpRequest.newBuilder(machine.address())
            .timeout(Duration.ofSeconds(10))
            .header(
                WebhookProvider.BOLSIVO.headerName(), Deliveries.signature(Deliveries.SECRET, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    long start = System.nanoTime();
    try {
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      long total = System.nanoTime() - start;
      long receiver = response.headers().firstValueAsLong(HttpEndpoint.TOOK).orElseThrow();
      times.add(new AnswerTimes.Answer(total, receiver, young));
      int status = response.statusCode();
      (status == 200 ? taken : refused).incrementAndGet();
      return status == 200;
    } catch (IOException e) {
      broken.incrementAndGet();
      return false;
    }
  }
}
