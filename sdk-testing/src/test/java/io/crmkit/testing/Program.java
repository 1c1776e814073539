package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that runs in a process of its own, on what this one runs on. Immutable. */
record Program(
    Class<?> main, List<String> options, List<String> arguments, Map<String, String> environment) {

  /** It lives so shortly that optimising it would take longer than it gains. */
  private static final List<String> STARTS_FAST =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  static Program of(Class<?> main, String... arguments) {
    return new Program(main, List.of(), List.of(arguments), Map.of());
  }

  /** The same with options of the JVM. */
  Program with(String... jvmOptions) {
    return new Program(main, List.of(jvmOptions), arguments, environment);
  }

  /** The same with variables of the environment, beside those of this process. */
  Program in(Map<String, String> variables) {
    return new Program(main, options, arguments, variables);
  }

  /** What became of it. */
  record Result(int status, List<String> lines) {}

  /** Runs it to its end, which must be a success, and returns the lines it printed. */
  List<String> run() throws Exception {
    return output(start());
  }

  /** The same, on those entries of the class path only. */
  List<String> runOn(Predicate<String> entries) throws Exception {
    return output(start(entries));
  }

  /** Starts it; its errors are among its output. */
  Process start() throws Exception {
    return start(entry -> true);
  }

  private Process start(Predicate<String> entries) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(STARTS_FAST);
    command.addAll(agents());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(entries), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Those of this process look on there, too: what counts the coverage. */
  private static List<String> agents() {
    return ProcessHandle.current().info().arguments().stream()
        .flatMap(Stream::of)
        .filter(option -> option.startsWith("-javaagent:"))
        .toList();
  }

  /** Waits for the end, which must be a success, and returns the lines that were printed. */
  static List<String> output(Process process) throws Exception {
    Result result = result(process);
    assertThat(result.status()).as(result.lines().toString()).isZero();
    return result.lines();
  }

  /** Waits for the end. */
  static Result result(Process process) throws IOException, InterruptedException {
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Result(process.waitFor(), output.lines().toList());
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
