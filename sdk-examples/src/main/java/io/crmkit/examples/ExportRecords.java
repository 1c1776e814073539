package io.crmkit.examples;

import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.RateLimiter;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.testing.FakeKanvo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Exports every record of a type, one JSON object a line, with a progress bar. When it is killed,
 * the next run goes on where it was. Arguments: the type and the file, {@code lead} and {@code
 * target/leads.ndjson} by default.
 *
 * <p>Reads from the Kanvo that KANVO_API_KEY belongs to; without it, from a fake one inside this
 * process that allows 20 requests a second.
 *
 * <p>Pages are counted from the front. Records created or deleted between two runs move the others:
 * what is exported may then hold a record twice, or miss one.
 */
public final class ExportRecords {
  private static final int PAGES_AHEAD = 4;
  private static final int FAKE_RECORDS = 10_000;
  private static final int FAKE_LIMIT = 20;
  private static final Duration FAKE_WINDOW = Duration.ofSeconds(1);

  private ExportRecords() {}

  /** Runs the export. */
  public static void main(String[] args) throws IOException {
    String type = args.length > 0 ? args[0] : "lead";
    Path file = Path.of(args.length > 1 ? args[1] : "target/leads.ndjson");
    String key = System.getenv("KANVO_API_KEY");
    if (key != null && !key.isBlank()) {
      try (KanvoClient kanvo = KanvoClient.fromEnv()) {
        export(kanvo, type, file);
      }
      return;
    }
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.seed(FAKE_RECORDS);
      fake.limit(FAKE_LIMIT, FAKE_WINDOW);
      try (KanvoClient kanvo =
          KanvoClient.builder()
              .apiKey(fake.apiKey())
              .baseUrl(fake.baseUrl())
              .rateLimiter(RateLimiter.slidingWindow(FAKE_LIMIT, FAKE_WINDOW))
              .build()) {
        export(kanvo, type, file);
      }
    }
  }

  private static void export(KanvoClient kanvo, String type, Path path) throws IOException {
    PagedIterable<KanvoRecord> records =
        kanvo.records().list(KanvoRecordQuery.builder().type(type).build());
    try (ExportFile file = ExportFile.open(path);
        ProgressBar bar = progressBar(type)) {
      for (Page<KanvoRecord> page :
          records.resumeFrom(file.nextPage()).prefetch(PAGES_AHEAD).pages()) {
        file.write(page);
        bar.maxHint(page.total().orElse(-1)); // -1: a bar without an end
        bar.stepTo((page.number() - 1L) * page.size() + page.items().size());
      }
      file.complete();
    }
  }

  private static ProgressBar progressBar(String type) {
    return new ProgressBarBuilder()
        .setTaskName(type)
        .setUnit(" records", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .showSpeed()
        .build();
  }
}
