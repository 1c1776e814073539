package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Patterns over the sealed families, without a default branch, and calls on virtual threads. */
class Java25Test {
  @Test
  void anEventIsTakenApartWhereItIsTold() {
    String body =
        """
        {"event": "lead.qualified", "business_name": "Smith", "score": 82}
        """;

    assertEquals("Smith: 82", tell(verified(body)));
    assertEquals("unknown", tell(verified("{\"event\": \"lead.adored\"}")));
  }

  private static WebhookEvent verified(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String signature = WebhookSigner.of(WebhookProvider.BOLSIVO, "secret").sign(body);
    return WebhookVerifier.of(WebhookProvider.BOLSIVO, "secret").verify(body, signature);
  }

  private static String tell(WebhookEvent event) {
    return switch ((BolsivoEvent) event) {
      case BolsivoEvent.LeadQualified(_, _, String name, Integer score, _, _) when score > 80 ->
          name + ": " + score;
      case BolsivoEvent.LeadQualified(_, _, var name, _, _, _) -> name + ": cold";
      case BolsivoEvent.LeadStatusChanged changed -> changed.newStatus().toString();
      case BolsivoEvent.EmailSent(_, _, _, var to, _, _, _) -> "mail to " + to;
      case BolsivoEvent.Other _ -> "unknown";
    };
  }

  @Test
  void aListenerSwitchesOverEveryEventOfACall() {
    RequestInfo call =
        new RequestInfo("Kanvo", URI.create("https://kanvo.example.com"), "GET", "/records");

    assertEquals("started Kanvo: GET /records", describe(new RequestEvent.CallStarted(call)));
  }

  private static String describe(RequestEvent event) {
    return switch (event) {
      case RequestEvent.CallStarted(var request) -> "started " + request;
      case RequestEvent.LimitWaited(_, var waited) -> "waited " + waited;
      case RequestEvent.AttemptStarted(_, int attempt) -> "attempt " + attempt;
      case RequestEvent.AttemptEnded ended -> "ended after " + ended.elapsed();
      case RequestEvent.RetryScheduled(_, _, var delay, var reason) -> reason + ": " + delay;
      case RequestEvent.CallFinished finished -> "finished after " + finished.attempts();
      case RequestEvent.PageFetched(_, int number, int items, _) -> number + ": " + items;
    };
  }

  @Test
  void backgroundCallsRunOnVirtualThreads() {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo = fake.client()) {
      assertTrue(kanvo.async(client -> Thread.currentThread().isVirtual()).join());
    }
  }
}
