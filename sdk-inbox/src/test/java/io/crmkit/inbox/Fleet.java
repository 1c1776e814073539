package io.crmkit.inbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Receivers in processes of their own, on one database. */
final class Fleet implements AutoCloseable {
  private record Machine(Process process, URI address) {}

  private final String jdbcUrl;
  private final List<Machine> machines = new CopyOnWriteArrayList<>();

  private Fleet(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  static Fleet start(String jdbcUrl, int size) throws IOException {
    Fleet fleet = new Fleet(jdbcUrl);
    List<Process> launched = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      launched.add(fleet.launch()); // all at once: a JVM takes its time to come up
    }
    for (Process process : launched) {
      fleet.machines.add(new Machine(process, address(process)));
    }
    return fleet;
  }

  /** Any of them, maybe one that has just died. */
  URI any() {
    return machines.get(ThreadLocalRandom.current().nextInt(machines.size())).address();
  }

  /** Kills one at once, as a lack of memory would, and starts another one. */
  void killOne(Random random) throws IOException {
    int victim = random.nextInt(machines.size());
    machines.get(victim).process().destroyForcibly();
    Process process = launch();
    machines.set(victim, new Machine(process, address(process)));
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // comes up sooner
            "-cp",
            classPath(),
            Receiver.class.getName(),
            jdbcUrl)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static URI address(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return URI.create("http://127.0.0.1:" + out.readLine() + "/");
  }

  /** All that this process runs on, as one class path: modules and tests alike. */
  private static String classPath() {
    return Stream.of(
            location(Receiver.class),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The tests' folder, which is no entry of a path when it is patched into the module. */
  private static String location(Class<?> testClass) {
    try {
      URI file = testClass.getResource(testClass.getSimpleName() + ".class").toURI();
      return Path.of(file).resolve("../../../..").normalize().toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    machines.forEach(machine -> machine.process().destroyForcibly());
  }
}
