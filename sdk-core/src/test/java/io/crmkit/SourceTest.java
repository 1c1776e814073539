package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sources hold to, and no compiler checks. */
class SourceTest {
  /** A number in what {@code formatted} fills in, or any {@code String.format} without a locale. */
  private static final Pattern NUMBER_IN_THE_DEFAULT_LOCALE =
      Pattern.compile(
          "%[-+ 0,(]*[0-9.]*[dfeg][^\"\n]*\"\\s*(\\.formatted|::formatted)|String\\.format\\(\\s*\"");

  private static final Pattern CASE_IN_THE_DEFAULT_LOCALE =
      Pattern.compile("\\.to(Lower|Upper)Case\\(\\)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sdk-core/src/main",
        "sdk-webhooks/src/main",
        "sdk-inbox/src/main",
        "sdk-testing/src/main",
        "sdk-spring-boot-starter/src/main",
        "sdk-fleet/src/main",
        "sdk-examples/src/main",
        "sdk-core/src/test",
        "sdk-webhooks/src/test",
        "sdk-inbox/src/test"
      })
  void nothingIsWrittenInTheDefaultLocale(String folder) throws IOException {
    for (Path source : sources(folder)) {
      assertThat(Files.readString(source))
          .as(source.toString())
          .doesNotContainPattern(NUMBER_IN_THE_DEFAULT_LOCALE)
          .doesNotContainPattern(CASE_IN_THE_DEFAULT_LOCALE);
    }
  }

  private static List<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", folder, "java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }
}
