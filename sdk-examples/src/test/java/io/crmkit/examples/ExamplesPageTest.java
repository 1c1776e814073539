package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/examples.md shows what the programs print. With {@code -Dcrmkit.docs.write=true} it is
 * brought up to date.
 */
class ExamplesPageTest {
  private static final Path PAGE = Path.of("../docs/examples.md");

  /** A program, without the arguments of its command. */
  record Program(Class<?> main, Run run) {
    @Override
    public String toString() {
      return main.getSimpleName();
    }
  }

  /** What a program does. */
  interface Run {
    void printTo(PrintStream out) throws Exception;
  }

  static Stream<Program> programs() {
    return Stream.of(
        new Program(LeadSync.class, out -> LeadSync.run(out, new Random(1))),
        new Program(AppointmentSync.class, AppointmentSync::run),
        new Program(EventWarehouse.class, out -> EventWarehouse.run(out, Path.of("target"))));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void showsWhatTheProgramPrints(Program program) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    program.run().printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String command =
        "$ mvn -q compile exec:java -Dexec.mainClass=" + program.main().getName() + "\n";
    String page = Files.readString(PAGE);
    String expected =
        command + printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    if (Boolean.getBoolean("crmkit.docs.write")) {
      int start = page.indexOf(command);
      page = page.substring(0, start) + expected + page.substring(page.indexOf("```", start));
      Files.writeString(PAGE, page);
    }

    assertThat(page).contains(expected + "```");
  }
}
