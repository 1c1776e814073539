package io.crmkit.kanvo;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;

/**
 * Kanvo's tasks. They live under {@code /records/tasks}, whether linked to a record or not.
 * Immutable and thread-safe.
 *
 * <p>Reading needs a key with the read scope, changing one with the write scope. Every method
 * throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KanvoTasks {
  private static final Endpoint<KanvoTask> TASKS =
      new Endpoint<>(KanvoTask.class, "records", "tasks");

  private final HttpTransport transport;

  KanvoTasks(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every task. Nothing is sent until it is read.
   *
   * @return the tasks, in an order that Kanvo does not document
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: List tasks</a>
   */
  public PagedIterable<KanvoTask> list() {
    return list(KanvoTaskQuery.builder().build());
  }

  /**
   * Lists the tasks that fit a query. Nothing is sent until it is read.
   *
   * @param query which tasks
   * @return the tasks, in an order that Kanvo does not document
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: List tasks</a>
   */
  public PagedIterable<KanvoTask> list(KanvoTaskQuery query) {
    return TASKS.list(transport, query);
  }

  /**
   * Fetches a task.
   *
   * @param id its id
   * @return the task
   * @throws NotFoundException if it does not exist or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Get a task</a>
   */
  public KanvoTask get(String id) {
    return transport.execute(TASKS.get(id));
  }

  /**
   * Creates a task. Never sent twice when its outcome is unknown.
   *
   * @param task what to create
   * @return the task as created, with its id
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Create a task</a>
   */
  public KanvoTask create(KanvoTaskCreate task) {
    return transport.execute(TASKS.create(task));
  }

  /**
   * Changes the given fields of a task and leaves the others as they are.
   *
   * @param id its id
   * @param changes the fields to change
   * @return the task as changed
   * @throws NotFoundException if it does not exist or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Update a task</a>
   */
  public KanvoTask update(String id, KanvoTaskUpdate changes) {
    return transport.execute(TASKS.patch(id, changes));
  }

  /**
   * Marks a task complete.
   *
   * @param id its id
   * @return the task as changed
   * @throws NotFoundException if it does not exist or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Update a task</a>
   */
  public KanvoTask complete(String id) {
    return update(id, KanvoTaskUpdate.builder().completed(true).build());
  }

  /**
   * Opens a completed task again.
   *
   * @param id its id
   * @return the task as changed
   * @throws NotFoundException if it does not exist or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Update a task</a>
   */
  public KanvoTask reopen(String id) {
    return update(id, KanvoTaskUpdate.builder().completed(false).build());
  }

  /**
   * Deletes a task. When an attempt breaks off and the next one finds the task gone, the call has
   * succeeded.
   *
   * @param id its id
   * @throws NotFoundException if it does not exist or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Delete a task</a>
   */
  public void delete(String id) {
    transport.execute(TASKS.delete(id));
  }
}
