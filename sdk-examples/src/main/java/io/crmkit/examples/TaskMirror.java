package io.crmkit.examples;

import static java.util.stream.Collectors.toMap;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoTask;
import io.crmkit.kanvo.KanvoTaskCreate;
import io.crmkit.kanvo.KanvoTaskUpdate;
import java.time.LocalDate;
import java.util.Map;

/**
 * Kanvo tasks that stand for something elsewhere, whose name is their notes' first line. What is
 * there is read before anything is written, so that whoever was killed just starts again.
 */
final class TaskMirror {
  private final KanvoClient kanvo;
  private final Map<String, KanvoTask> tasks;
  private int created;
  private int changed;

  private TaskMirror(KanvoClient kanvo, Map<String, KanvoTask> tasks) {
    this.kanvo = kanvo;
    this.tasks = tasks;
  }

  /** Reads the tasks that there are. For one run: it does not see what others do meanwhile. */
  static TaskMirror open(KanvoClient kanvo) {
    return new TaskMirror(
        kanvo,
        kanvo.tasks().list().stream()
            .filter(task -> task.notes() != null)
            .collect(
                toMap(
                    task -> task.notes().lines().findFirst().orElse(""),
                    task -> task,
                    (first, second) -> first)));
  }

  /**
   * Makes sure that a task is there and says this.
   *
   * @param source what it stands for, such as {@code kaivox:appointment:17}
   */
  void put(String source, String title, LocalDate due, boolean done) {
    KanvoTask task = tasks.get(source);
    if (task == null) {
      task =
          kanvo.tasks().create(KanvoTaskCreate.builder(title).dueDate(due).notes(source).build());
      tasks.put(source, task);
      created++;
    }
    if (!title.equals(task.title()) || !due.equals(task.dueDate()) || task.completed() != done) {
      KanvoTaskUpdate update =
          KanvoTaskUpdate.builder().title(title).dueDate(due).completed(done).build();
      tasks.put(source, kanvo.tasks().update(task.id(), update));
      changed++;
    }
  }

  @Override
  public String toString() {
    return created + " tasks created, " + changed + " changed";
  }
}
