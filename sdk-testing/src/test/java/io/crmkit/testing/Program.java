package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs programs among the tests, each in a process of its own. */
final class Program {
  private Program() {}

  /** Runs it to its end, which must be a success, and returns the lines it printed. */
  static List<String> run(Class<?> main, List<String> options) throws Exception {
    return run(main, options, entry -> true);
  }

  /** The same, on those entries of the class path only. */
  static List<String> run(Class<?> main, List<String> options, Predicate<String> entries)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(entries), main.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  /** All that this process runs on, as one class path: modules and tests alike. */
  private static String classPath(Predicate<String> entries) throws Exception {
    Path tests =
        Path.of(Program.class.getResource("Program.class").toURI())
            .resolve("../../../..")
            .normalize();
    return Stream.of(
            tests.toString(),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(path -> !path.isEmpty())
        .filter(entries)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
