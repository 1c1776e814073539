package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** docs/examples.md, which shows commands and what they print. */
final class ExamplesPage {
  private static final Path FILE = Path.of("../docs/examples.md");

  private ExamplesPage() {}

  static String text() throws IOException {
    return Files.readString(FILE);
  }

  /** Puts what a program prints in the place of what the page shows. */
  static void write(Class<?> program, String printed) throws IOException {
    String page = text();
    int start = page.indexOf(command(program));
    Files.writeString(
        FILE,
        page.substring(0, start)
            + block(program, printed)
            + page.substring(page.indexOf("```", start)));
  }

  /**
   * Asserts that the page shows what a program prints.
   *
   * @param steady takes out of a text what differs from run to run
   */
  static void assertShows(Class<?> program, String printed, UnaryOperator<String> steady)
      throws IOException {
    assertThat(steady.apply(text())).contains(steady.apply(block(program, printed)) + "```");
  }

  private static String block(Class<?> program, String printed) {
    return command(program) + printed.replace(System.lineSeparator(), "\n");
  }

  private static String command(Class<?> program) {
    return "$ mvn -q compile exec:java -Dexec.mainClass=" + program.getName() + "\n";
  }

  /** Takes the length of bars out of a text, and all numbers but those of the command. */
  static String withoutNumbers(String text) {
    return text.replaceAll("\\d+(\\.\\d+)?", "N").replaceAll("=+", "=");
  }
}
