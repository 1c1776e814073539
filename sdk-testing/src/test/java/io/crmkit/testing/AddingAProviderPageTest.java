package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/adding-a-provider.md shows is what stands in the sources of Acme, and all of it. */
class AddingAProviderPageTest {
  private static final Path SOURCES = Path.of("src/test");
  private static final Pattern SNIPPET = Pattern.compile("(?s)```java\n(.*?)```");
  private static final String OMISSION = "…\n";

  @Test
  void showsAcmeAsItIs() throws IOException {
    String sources = acme().map(AddingAProviderPageTest::read).collect(Collectors.joining());

    List<String> shown =
        SNIPPET
            .matcher(page())
            .results()
            .flatMap(snippet -> Stream.of(snippet.group(1).split(OMISSION)))
            .toList();

    assertThat(shown)
        .hasSizeGreaterThan(10)
        .allSatisfy(snippet -> assertThat(sources).contains(snippet));
  }

  @Test
  void namesEveryFileOfAcme() throws IOException {
    String page = page();

    assertThat(acme().map(file -> file.getFileName().toString().replace(".java", "")))
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(page).containsPattern("`(sample-events/)?" + name + "`"));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/adding-a-provider.md"));
  }

  private static Stream<Path> acme() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(Files::isRegularFile)
          .filter(AddingAProviderPageTest::isAcme)
          .toList()
          .stream();
    }
  }

  private static boolean isAcme(Path file) {
    return file.toString().contains("acme") || file.getFileName().toString().contains("Acme");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
