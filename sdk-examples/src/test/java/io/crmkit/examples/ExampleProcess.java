package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.FakeProvider;
import io.crmkit.testing.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A program as a process of its own, to be killed while it works. */
final class ExampleProcess {
  private final Path log;
  private final Process process;

  private ExampleProcess(Path log, Process process) {
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a program.
   *
   * @param log where what it prints goes
   */
  static ExampleProcess start(
      Class<?> program, Path log, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new ExampleProcess(log, builder.redirectOutput(log.toFile()).start());
  }

  /** Waits until a condition holds, as long as the process lives. */
  void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as(this::printed).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Kills it with a signal that it cannot catch, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** How many requests of this method have arrived. */
  static long sent(FakeProvider fake, String method) {
    return fake.requests().stream().map(ReceivedRequest::method).filter(method::equals).count();
  }

  /** What it has printed so far. */
  String printed() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
