package io.crmkit.examples;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLead;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoStage;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.testing.FakeBolsivo;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.SampleEvents;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Bolsivo's leads in Kanvo, and those that were won in Kolva: {@link LeadMirror} behind a webhook
 * endpoint. Runs against fakes of all three, and delivers the story of three leads twice and in any
 * order.
 */
public final class LeadSync {
  static final String PIPELINE = "bolsivo";
  private static final String SECRET = "whsec_example";

  private LeadSync() {}

  /** Runs the example. Takes no arguments. */
  public static void main(String[] args) throws IOException {
    run(System.out, new Random(1));
  }

  /** Runs the example, the events in an order of this random's. */
  static void run(PrintStream out, Random order) throws IOException {
    try (FakeBolsivo fakeBolsivo = FakeBolsivo.start();
        FakeKanvo fakeKanvo = fakeKanvo();
        FakeKolva fakeKolva = FakeKolva.start();
        BolsivoClient bolsivo = fakeBolsivo.client();
        KanvoClient kanvo = fakeKanvo.client();
        KolvaClient kolva = fakeKolva.client()) {
      fakeBolsivo.seed(3);
      LeadMirror mirror = new LeadMirror(bolsivo, kanvo, kolva, PIPELINE);
      try (WebhookEndpoint endpoint = WebhookEndpoint.start(handler(mirror))) {
        List<Object> events = events(bolsivo.leads().list().stream().toList());
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, order);
        deliver(events, endpoint.url(), out);
      }
      print(kanvo, kolva, out);
    }
  }

  /** The endpoint of Bolsivo's webhooks: what fails is answered 500, and comes again. */
  static WebhookHandler handler(LeadMirror mirror) {
    return WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET))
        .on(BolsivoEvent.LeadQualified.class, mirror::qualified)
        .on(BolsivoEvent.LeadStatusChanged.class, mirror::statusChanged)
        .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
        .build();
  }

  /** A Kanvo with a stage for each status. */
  static FakeKanvo fakeKanvo() {
    FakeKanvo kanvo = FakeKanvo.start();
    kanvo.addPipeline(
        "Bolsivo", PIPELINE, "Qualified", "Contacted", "Replied", "Closed won", "Closed lost");
    return kanvo;
  }

  static void deliver(List<Object> events, String url, PrintStream out) {
    WebhookSender bolsivo = WebhookSender.of(WebhookProvider.BOLSIVO, SECRET);
    long delivered =
        events.stream().filter(event -> bolsivo.deliver(url, event).delivered()).count();
    out.println(delivered + " of " + events.size() + " deliveries were taken.");
  }

  /** The first lead is won, the second replies, the third is qualified and no more. */
  static List<Object> events(List<BolsivoLead> leads) {
    List<Object> events = new ArrayList<>();
    for (BolsivoLead lead : leads) {
      events.add(
          SampleEvents.bolsivoLeadQualified()
              .put("lead_id", lead.id())
              .put("business_name", lead.businessName())
              .put("score", lead.score())
              .put("fit_reason", lead.fitReason())
              .put("timestamp", "2026-06-20T08:00:00Z"));
    }
    events.add(moved(leads.get(0), "contacted", "2026-06-21T08:00:00Z"));
    events.add(moved(leads.get(0), "replied", "2026-06-22T08:00:00Z"));
    events.add(moved(leads.get(0), "closed_won", "2026-06-29T08:00:00Z"));
    events.add(moved(leads.get(1), "contacted", "2026-06-21T09:00:00Z"));
    events.add(moved(leads.get(1), "replied", "2026-06-23T09:00:00Z"));
    return events;
  }

  private static Object moved(BolsivoLead lead, String status, String at) {
    return SampleEvents.bolsivoLeadStatusChanged()
        .put("lead_id", lead.id())
        .put("business_name", lead.businessName())
        .put("new_status", status)
        .put("timestamp", at);
  }

  /** Prints what is in Kanvo and Kolva now, in an order that does not tell how it got there. */
  static void print(KanvoClient kanvo, KolvaClient kolva, PrintStream out) {
    Map<String, String> stages =
        kanvo.schema().get().pipelines().stream()
            .flatMap(pipeline -> pipeline.stages().stream())
            .collect(Collectors.toMap(KanvoStage::id, KanvoStage::name));
    out.println("Kanvo:");
    kanvo.records().list().stream()
        .map(
            record ->
                "  %s: %s, score %s, %s, %s, %s"
                    .formatted(
                        record.title(),
                        stages.get(record.stageId()),
                        record.data().get("score"),
                        record.data().get("phone").asText(),
                        record.data().get("address").asText(),
                        record.data().get("fit_reason").asText()))
        .sorted()
        .forEach(out::println);
    out.println("Kolva:");
    kolva.clients().list().stream()
        .map(client -> "  " + client.additionalProperties().get("name").asText())
        .sorted()
        .forEach(out::println);
  }
}
