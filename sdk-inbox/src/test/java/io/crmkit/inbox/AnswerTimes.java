package io.crmkit.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** How long answers took, and where the late ones lost their time. Thread-safe. */
final class AnswerTimes {
  private static final long LATE = Duration.ofSeconds(1).toNanos();

  /**
   * An answer of any status.
   *
   * @param total nanoseconds as the sender saw them, connecting included
   * @param receiver nanoseconds that the receiver took, by its own clock
   * @param young whether the receiving process had just been started
   */
  record Answer(long total, long receiver, boolean young) {}

  private final Collection<Answer> answers = new ConcurrentLinkedQueue<>();

  void add(Answer answer) {
    answers.add(answer);
  }

  String report() {
    long late = count(answer -> answer.total > LATE);
    long byYoung = count(answer -> answer.total > LATE && answer.young);
    long byReceiver =
        count(answer -> answer.total > LATE && !answer.young && answer.receiver > LATE);
    return String.format(
        Locale.ROOT,
        "answers as the sender saw them: %s; as the receivers took them: %s;"
            + " later than a second: %d, of these %d by a process just started,"
            + " %d in a receiver, %d on the way",
        percentiles(Answer::total),
        percentiles(Answer::receiver),
        late,
        byYoung,
        byReceiver,
        late - byYoung - byReceiver);
  }

  private long count(Predicate<Answer> condition) {
    return answers.stream().filter(condition).count();
  }

  private String percentiles(ToLongFunction<Answer> time) {
    long[] sorted = answers.stream().mapToLong(time).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "50 %% within %.1f ms, 99 %% %.1f, 99.9 %% %.1f, all %.1f",
        millis(sorted, 0.5),
        millis(sorted, 0.99),
        millis(sorted, 0.999),
        millis(sorted, 1));
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }
}
