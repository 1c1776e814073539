package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.spring.LeadDeskDemo;
import io.crmkit.examples.webhooks.ReceiversDemo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/examples.md shows what the programs print, and leaves none out. With {@code
 * -Dcrmkit.docs.write=true} it is brought up to date.
 */
class ExamplesPageTest {
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
        new Program(TwoWaySync.class, out -> TwoWayStory.tell(out, nowhere())),
        new Program(Quickstart.class, out -> Quickstart.tour(new Story(out))),
        new Program(ReceiversDemo.class, ReceiversDemo::run),
        new Program(LeadDeskDemo.class, LeadDeskDemo::run),
        new Program(EventWarehouse.class, out -> EventWarehouse.run(out, Path.of("target"))));
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void showsWhatTheProgramPrints(Program program) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    program.run().printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String text = printed.toString(StandardCharsets.UTF_8);
    if (Boolean.getBoolean("crmkit.docs.write")) {
      ExamplesPage.write(program.main(), text);
    }

    ExamplesPage.assertShows(program.main(), text, ExamplesPageTest::steady);
  }

  @Test
  void namesEveryProgramThatCanBeRun() throws IOException {
    String page = ExamplesPage.text();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(ExamplesPageTest::isProgram))
          .hasSizeGreaterThan(10)
          .allSatisfy(
              source ->
                  assertThat(page).contains(source.getFileName().toString().replace(".java", "")));
    }
  }

  private static boolean isProgram(Path source) {
    try {
      return Files.isRegularFile(source)
          && Files.readString(source).contains("public static void main(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without what differs from run to run. */
  private static String steady(String text) {
    return text.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT").replaceAll("\\d+ ms", "N ms");
  }
}
