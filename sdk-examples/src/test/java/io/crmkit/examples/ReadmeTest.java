package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled. */
class ReadmeTest {
  private static final Path EXAMPLES = Path.of("src/main/java/io/crmkit/examples");

  @Test
  void theFirstExampleIsTheOneThatIsCompiled() throws IOException {
    String source = Files.readString(EXAMPLES.resolve("FirstCall.java"));
    String shown = source.substring(source.indexOf("import "), source.length()).strip();

    assertThat(Files.readString(Path.of("../README.md")))
        .contains(shown.replaceFirst("/\\*\\*.*\\*/\n", ""));
  }
}
