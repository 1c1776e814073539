package io.crmkit.examples;

import io.crmkit.BadRequestException;
import io.crmkit.ConflictException;
import io.crmkit.NotFoundException;
import io.crmkit.UnprocessableException;
import io.crmkit.examples.ClientBook.Client;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.examples.ClientPairs.Pair;
import io.crmkit.examples.ClientPlan.Step;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Keeps the clients of a Kanvo and of a Kolva the same. {@link ClientPlan} decides what is to be
 * done; this does it, and may be killed anywhere: the next run does what is left.
 *
 * <p>Neither provider documents a filter for what has changed since a time, and Kolva documents no
 * time of a change at all. So a run reads both lists, a request for each hundred clients, and
 * compares them with what was agreed on last; it writes only what differs.
 *
 * <p>Needs KANVO_API_KEY and KOLVA_API_KEY; without them {@link TwoWayStory} shows it with fakes.
 * Arguments: {@code --dry-run} to print the plan and no more, {@code --kolva-wins} for conflicts,
 * and the file to remember the pairs in, {@code target/pairs.duckdb} by default.
 */
public final class TwoWaySync {
  private static final int BAR_LENGTH = 80;

  private final Map<Side, ClientBook> books = new EnumMap<>(Side.class);
  private final ClientPairs pairs;
  private final Side winner;
  private final PrintStream out;

  TwoWaySync(
      KanvoClient kanvo, KolvaClient kolva, ClientPairs pairs, Side winner, PrintStream out) {
    books.put(Side.KANVO, new ClientBook.OfKanvo(kanvo));
    books.put(Side.KOLVA, new ClientBook.OfKolva(kolva));
    this.pairs = pairs;
    this.winner = winner;
    this.out = out;
  }

  /** Runs the example. */
  public static void main(String[] args) throws Exception {
    if (System.getenv("KANVO_API_KEY") == null || System.getenv("KOLVA_API_KEY") == null) {
      TwoWayStory.tell(System.out, System.err);
      return;
    }
    List<String> words = new ArrayList<>(List.of(args));
    boolean dryRun = words.remove("--dry-run");
    Side winner = words.remove("--kolva-wins") ? Side.KOLVA : Side.KANVO;
    Path file = Path.of(words.isEmpty() ? "target/pairs.duckdb" : words.get(0));
    try (KanvoClient kanvo = KanvoClient.fromEnv();
        KolvaClient kolva = KolvaClient.fromEnv();
        ClientPairs pairs = ClientPairs.open(file)) {
      TwoWaySync sync = new TwoWaySync(kanvo, kolva, pairs, winner, System.out);
      if (dryRun) {
        sync.plan();
      } else {
        sync.run(System.err);
      }
    }
  }

  /** Prints what a run would do. */
  ClientPlan plan() throws SQLException {
    Map<Side, List<Client>> clients = new EnumMap<>(Side.class);
    books.forEach((side, book) -> clients.put(side, book.all()));
    ClientPlan plan = ClientPlan.of(clients, pairs.all(), winner);
    out.println("Steps planned: " + plan.steps().size());
    plan.lines().forEach(line -> out.println("  " + line));
    return plan;
  }

  /**
   * Prints the plan and does it. What one side refuses is printed and left to the next run.
   *
   * @param bar where the progress bar goes
   * @throws io.crmkit.CrmException if a side cannot be reached, or what became of a request is not
   *     known: the next run looks before it creates anything again
   */
  void run(PrintStream bar) throws SQLException {
    List<Step> steps = plan().steps();
    int done = 0;
    for (Step step : ProgressBar.wrap(steps, progressBar(bar))) {
      try {
        if (perform(step)) {
          done++;
        } else {
          out.println("Changed meanwhile, left to the next run: " + step.lines().get(0));
        }
      } catch (BadRequestException
          | NotFoundException
          | ConflictException
          | UnprocessableException e) {
        out.println("Refused: " + step.lines().get(0) + ": " + e.errorMessage());
      }
    }
    out.println("Steps done: " + done + " of " + steps.size());
  }

  /** The pair is written down before a create and after it, so that no create is ever forgotten. */
  private boolean perform(Step step) throws SQLException {
    Pair pair = step.pair().agreedOn(step.fields());
    if (!pair.isWhole()) {
      pairs.save(pair);
    }
    for (Side side : Side.values()) {
      Client read = step.read().get(side);
      if (read == null) {
        pair = pair.with(side, books.get(side).create(step.fields()));
      } else if (!read.fields().equals(step.fields())
          && !books.get(side).update(read, step.fields())) {
        return false;
      }
    }
    pairs.save(pair);
    return true;
  }

  private static ProgressBarBuilder progressBar(PrintStream bar) {
    return new ProgressBarBuilder()
        .setTaskName("clients")
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(bar, BAR_LENGTH))
        .showSpeed();
  }
}
