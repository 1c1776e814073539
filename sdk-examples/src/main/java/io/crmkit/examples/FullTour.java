package io.crmkit.examples;

import io.crmkit.NotFoundException;
import io.crmkit.RequestOptions;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoCreatedWebhook;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kanvo.KanvoSchema;
import io.crmkit.kanvo.KanvoTask;
import io.crmkit.kanvo.KanvoTaskCreate;
import io.crmkit.kanvo.KanvoWebhookCreate;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import io.crmkit.webhooks.KanvoEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/** Does what an integration does: reads, creates, changes, survives, and receives. */
final class FullTour {
  private final FakeKanvo fake;
  private final KanvoClient kanvo;
  private final Story story;

  FullTour(FakeKanvo fake, KanvoClient kanvo, Story story) {
    this.fake = fake;
    this.kanvo = kanvo;
    this.story = story;
  }

  void run() {
    story.say("A fake Kanvo runs at %s", fake.baseUrl());
    readSchema();
    KanvoRecord lead = createLead();
    listEveryPage();
    unassign(lead);
    mergeData(lead);
    completeTask(lead);
    surviveRateLimit(lead);
    askForAWrongId();
    receiveWebhook();
    story.end("Done. Set KANVO_API_KEY to read from your own workspace instead.");
  }

  private void readSchema() {
    story.step("What the workspace is made of");
    KanvoSchema schema = kanvo.schema().get();
    schema.objectTypes().forEach(type -> story.say("type %s (%s)", type.slug(), type.name()));
    schema
        .pipelines()
        .forEach(
            pipeline ->
                story.say(
                    "pipeline %s: %s",
                    pipeline.slug(),
                    String.join(" > ", pipeline.stages().stream().map(s -> s.name()).toList())));
  }

  private KanvoRecord createLead() {
    story.step("A lead, created in a pipeline stage");
    KanvoRecord lead =
        kanvo
            .records()
            .create(
                KanvoRecordCreate.builder("lead")
                    .title("Smith Residence - Spring Cleanup")
                    .pipeline("main-sales")
                    .stage("new")
                    .assigneeId("3f2b8c1e-7d4a-4e6b-9a53-0c1d2e3f4a5b")
                    .data("phone", "555-999-0001")
                    .build());
    story.say("%s has id %s", lead.title(), lead.id());
    return lead;
  }

  private void listEveryPage() {
    story.step("Every lead, page by page");
    int before = fake.requests().size();
    long count =
        kanvo.records().list(KanvoRecordQuery.builder().type("lead").build()).stream().count();
    story.say("%s leads, in %s requests", count, fake.requests().size() - before);
  }

  private void unassign(KanvoRecord lead) {
    story.step("Unassigned: a field set to null is sent, a field not set is left alone");
    KanvoRecord changed =
        kanvo.records().update(lead.id(), KanvoRecordUpdate.builder().assigneeId(null).build());
    story.say("assignee was %s, is now %s", lead.assigneeId(), changed.assigneeId());
  }

  private void mergeData(KanvoRecord lead) {
    story.step("One custom field changed, the others kept");
    KanvoRecord merged = kanvo.records().mergeData(lead.id(), Map.of("gate_code", "none"));
    story.say("data is now %s", merged.data());
  }

  private void completeTask(KanvoRecord lead) {
    story.step("A task, created and completed");
    KanvoTask task =
        kanvo
            .tasks()
            .create(
                KanvoTaskCreate.builder("Follow up on estimate")
                    .recordId(lead.id())
                    .dueDate(LocalDate.of(2026, 7, 1))
                    .build());
    story.say("%s, due %s, completed: %s", task.title(), task.dueDate(), task.completed());
    story.say("completed: %s", kanvo.tasks().complete(task.id()).completed());
  }

  private void surviveRateLimit(KanvoRecord lead) {
    story.step("A refusal with 429 and Retry-After, survived");
    fake.faults().next(Fault.status(429).retryAfter(Duration.ofSeconds(1)));
    RequestOptions watched =
        RequestOptions.builder()
            .onResponse(
                info ->
                    story.say(
                        "answered %s after %s attempts and %s ms",
                        info.status(), info.attempts(), info.elapsed().toMillis()))
            .build();
    kanvo.withOptions(watched).records().get(lead.id());
  }

  private void askForAWrongId() {
    story.step("What a wrong id looks like");
    try {
      kanvo.records().get("00000000-0000-0000-0000-000000000000");
    } catch (NotFoundException e) {
      story.say("%s", e.getMessage());
      story.say("outcome: %s", e.outcome());
    }
  }

  private void receiveWebhook() {
    story.step("A webhook, registered; a signed delivery, verified");
    KanvoCreatedWebhook webhook =
        kanvo
            .webhooks()
            .create(
                KanvoWebhookCreate.builder("https://your-app.example/hooks/kanvo")
                    .events("record.created")
                    .build());
    story.say("registered %s; its secret is shown this once only", webhook.id());
    byte[] delivery =
        """
        {"event": "record.created", "workspace_id": "ws_1", "timestamp": "2026-06-17T14:20:00.000Z",
         "data": {"title": "Smith Residence"}}"""
            .getBytes(StandardCharsets.UTF_8);
    String header = WebhookSigner.of(WebhookProvider.KANVO, webhook.secret()).sign(delivery);

    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, webhook.secret());
    if (verifier.verify(delivery, header) instanceof KanvoEvent event) {
      story.say("verified %s from workspace %s", event.type(), event.workspaceId());
    }
    delivery[0] = ' ';
    story.say("the same header with another body: valid? %s", verifier.isValid(delivery, header));
  }
}
