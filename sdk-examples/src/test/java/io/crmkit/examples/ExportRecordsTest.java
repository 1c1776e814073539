package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The export as its own process, which is killed in the middle. */
@Timeout(120)
class ExportRecordsTest {
  private static final int RECORDS = 2_150;

  @RegisterExtension final FakeKanvo fake = FakeKanvo.create();
  @TempDir Path directory;

  private Process export(Path file) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.crmkit.examples.ExportRecords",
            "lead",
            file.toString());
    process.environment().put("KANVO_API_KEY", fake.apiKey());
    process.environment().put("KANVO_BASE_URL", fake.baseUrl());
    return process.redirectErrorStream(true).start();
  }

  private List<String> ids(Path file) throws IOException {
    List<String> ids = new ArrayList<>();
    JsonMapper mapper = new JsonMapper();
    for (String line : Files.readAllLines(file)) {
      ids.add(mapper.readTree(line).path("id").textValue());
    }
    return ids;
  }

  private List<String> allIds() {
    try (KanvoClient kanvo = fake.client()) {
      return kanvo.records().list().stream().map(KanvoRecord::id).toList();
    }
  }

  @Test
  void goesOnWhereItWasKilled() throws Exception {
    fake.seed(RECORDS);
    fake.faults()
        .next(Collections.nCopies(22, Fault.latency(Duration.ofMillis(200))).toArray(new Fault[0]));
    Path file = directory.resolve("leads.ndjson");
    Path progress = directory.resolve("leads.ndjson.progress");

    Process killed = export(file);
    while (killed.isAlive() && !Files.exists(progress)) {
      Thread.yield();
    }
    killed.destroyForcibly().waitFor();
    assertThat(killed.exitValue()).as("killed, not finished").isNotZero();
    int before = fake.requests().size();
    assertThat(before).isLessThan(22);
    Files.writeString(file, "half a li", StandardOpenOption.APPEND);

    Process second = export(file);
    String output = new String(second.getInputStream().readAllBytes());
    assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(second.exitValue()).as(output).isZero();
    assertThat(output).contains("2150/2150").contains("records/s");
    assertThat(fake.requests().get(before).queryParameter("page")).isNotEqualTo(Optional.of("1"));
    assertThat(ids(file)).isEqualTo(allIds());
    assertThat(progress).doesNotExist();
    String lastBar = output.strip().substring(output.strip().lastIndexOf('\r') + 1);
    ExamplesPage.assertShows(ExportRecords.class, lastBar + "\n", ExamplesPage::withoutNumbers);
  }
}
