package io.crmkit.examples;

import io.crmkit.Page;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoSchema;

/** Reads a little from a real workspace, and changes nothing. */
final class ReadOnlyTour {
  private final KanvoClient kanvo;
  private final Story story;

  ReadOnlyTour(KanvoClient kanvo, Story story) {
    this.kanvo = kanvo;
    this.story = story;
  }

  void run() {
    story.step("The workspace's schema");
    KanvoSchema schema = kanvo.schema().get();
    schema.objectTypes().forEach(type -> story.say("type %s (%s)", type.slug(), type.name()));
    schema.pipelines().forEach(pipeline -> story.say("pipeline %s", pipeline.slug()));

    story.step("The first records");
    Page<KanvoRecord> page = kanvo.records().list().firstPage();
    if (page.total().isPresent()) {
      story.say("%s records in all; the first ones:", page.total().getAsLong());
    }
    page.items().stream().limit(5).forEach(record -> story.say("%s", record.title()));

    story.step("Open tasks");
    kanvo.tasks().list().stream()
        .filter(task -> !task.completed())
        .limit(5)
        .forEach(task -> story.say("%s, due %s", task.title(), task.dueDate()));
    story.end("Done. Nothing was changed.");
  }
}
