package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.FakeKanvo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's first program, with its key and base URL in the environment. */
class FirstCallTest {
  @Test
  void createsALeadAndListsAllOfThem() throws Exception {
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.seed(2);

      List<String> lines = run(fake);

      assertThat(lines).hasSize(4);
      assertThat(lines.get(0)).startsWith("created ");
      assertThat(lines).contains("Smith Residence");
    }
  }

  private static List<String> run(FakeKanvo fake) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FirstCall.class.getName());
    program.environment().put("KANVO_API_KEY", fake.apiKey());
    program.environment().put("KANVO_BASE_URL", fake.baseUrl());
    Process process = program.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
