package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every snippet of the pages on testing is a part of a test that runs: one of {@code *GuideTest},
 * between its marks.
 */
class GuidePagesTest {
  private static final Path PAGES = Path.of("../docs");
  private static final Path TESTS = Path.of("src/test/java/io/crmkit/testing");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile(" *// @start\n(.*?) *// @end\n", Pattern.DOTALL);
  private static final Pattern ARGUMENTS = Pattern.compile("FakeServer -Dexec.args=\"(.*?)\"");

  @Test
  void showWhatTheGuideTestsRunAndNothingElse() throws IOException {
    assertThat(inPages(SNIPPET)).containsExactlyInAnyOrderElementsOf(inTests(PART));
  }

  @Test
  void showArgumentsThatTheCommandLineUnderstands() throws IOException {
    assertThat(inPages(ARGUMENTS))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              try (FakeProvider fake = FakeServerOptions.parse(line.split(" ")).fake()) {
                assertThat(fake.operations()).isNotEmpty();
              }
            });
  }

  private static List<String> inPages(Pattern pattern) throws IOException {
    try (Stream<Path> pages = Files.walk(PAGES)) {
      return pages
          .filter(page -> PAGES.relativize(page).toString().matches("testing.*\\.md"))
          .flatMap(page -> parts(pattern, page))
          .toList();
    }
  }

  private static List<String> inTests(Pattern pattern) throws IOException {
    try (Stream<Path> tests = Files.list(TESTS)) {
      return tests
          .filter(test -> test.toString().endsWith("GuideTest.java"))
          .flatMap(test -> parts(pattern, test))
          .toList();
    }
  }

  /** What the group of a pattern matched in a file, each without its indentation. */
  private static Stream<String> parts(Pattern pattern, Path file) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1).stripTrailing().stripIndent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
