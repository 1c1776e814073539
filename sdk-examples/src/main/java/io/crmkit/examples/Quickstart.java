package io.crmkit.examples;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;

/**
 * The first program to run: everything a Kanvo integration does, against a fake Kanvo inside this
 * process. With KANVO_API_KEY in the environment it reads from the real one instead, and changes
 * nothing.
 */
public final class Quickstart {
  private Quickstart() {}

  /** Runs the quickstart. Takes no arguments. */
  public static void main(String[] args) {
    Story story = new Story(System.out);
    String key = System.getenv("KANVO_API_KEY");
    if (key != null && !key.isBlank()) {
      try (KanvoClient kanvo = KanvoClient.fromEnv()) {
        new ReadOnlyTour(kanvo, story).run();
      }
      return;
    }
    tour(story);
  }

  /** The tour of the fake. */
  static void tour(Story story) {
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.seed(237);
      try (KanvoClient kanvo = fake.client()) {
        new FullTour(fake, kanvo, story).run();
      }
    }
  }
}
