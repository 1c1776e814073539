package io.crmkit.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What db-scheduler does for an inbox: wakes a worker for each due delivery, on one machine. */
final class InboxScheduler {
  /**
   * How an inbox's work is spread over threads and machines.
   *
   * @param takeOverAfter how long a machine must be silent until others take its deliveries
   */
  record Settings(
      String name,
      int threads,
      Duration pollInterval,
      Duration takeOverAfter,
      Duration shutdownTimeout,
      Duration retention) {}

  private static final String TABLE = "crmkit_inbox_task";
  private static final int MISSED_HEARTBEATS = 6;

  /** After which db-scheduler deletes the rows of tasks it does not know: other inboxes' rows. */
  private static final Duration NEVER = Duration.ofDays(365_000);

  private static final Duration CLEANUP_INTERVAL = Duration.ofMinutes(10);

  private final JoiningDataSource dataSource;
  private final Clock clock;
  private final CustomTask<Void> deliveries;
  private final Scheduler scheduler;

  InboxScheduler(
      DataSource dataSource,
      Settings settings,
      DeliveryWorker worker,
      DeliveryStore store,
      Clock clock) {
    this.dataSource = new JoiningDataSource(dataSource);
    this.clock = clock;
    this.deliveries = deliveries(settings.name(), worker);
    RecurringTask<Void> cleanup =
        Tasks.recurring(settings.name() + "-cleanup", FixedDelay.of(CLEANUP_INTERVAL))
            .execute((task, context) -> store.deleteDone(settings.retention()));
    SchedulerBuilder builder =
        Scheduler.create(this.dataSource, List.of(deliveries))
            .startTasks(cleanup)
            .tableName(TABLE)
            .threads(settings.threads())
            .pollingInterval(settings.pollInterval())
            .heartbeatInterval(settings.takeOverAfter().dividedBy(MISSED_HEARTBEATS))
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(settings.shutdownTimeout())
            .deleteUnresolvedAfter(NEVER)
            .clock(clock::instant);
    this.scheduler = adapt(builder, InboxSchema.of(dataSource)).build();
  }

  private static SchedulerBuilder adapt(SchedulerBuilder builder, InboxSchema schema) {
    if (schema == InboxSchema.MYSQL) {
      builder.alwaysPersistTimestampInUTC(); // its DATETIME has no zone
    }
    return schema.skipsLocked() ? builder.pollUsingLockAndFetch(0.5, 1.0) : builder;
  }

  private CustomTask<Void> deliveries(String name, DeliveryWorker worker) {
    return Tasks.custom(name, Void.class)
        .onDeadExecution(
            (dead, operations) -> {
              Trigger trigger = Trigger.parse(dead.getExecution().taskInstance.getId());
              then(worker.abandoned(trigger)).complete(dead, operations);
            })
        .execute((instance, context) -> then(worker.attempt(Trigger.parse(instance.getId()))));
  }

  private CompletionHandler<Void> then(Optional<Duration> wait) {
    if (wait.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    return (complete, operations) ->
        operations.reschedule(complete, clock.instant().plus(wait.get()));
  }

  /** Makes a delivery due now, in the transaction of that connection. */
  void schedule(Connection connection, Trigger trigger) throws SQLException {
    dataSource.join(
        connection,
        () -> scheduler.schedule(deliveries.instance(trigger.instance()), clock.instant()));
  }

  /** Has a delivery that was just committed looked at before the next poll. */
  void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  void start() {
    scheduler.start();
  }

  void stop() {
    scheduler.stop();
  }
}
