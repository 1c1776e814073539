package io.crmkit.inbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Receivers in processes of their own, on one store. */
final class Fleet implements AutoCloseable {
  private static final Duration YOUNG = Duration.ofSeconds(3);

  /**
   * One receiver.
   *
   * @param since when it began to listen, by {@link System#nanoTime}
   */
  record Machine(Process process, URI address, long since) {
    /** Whether it has begun to listen not long ago. */
    boolean isYoung() {
      return System.nanoTime() - since < YOUNG.toNanos();
    }
  }

  private final Class<?> receiver;
  private final List<String> arguments;
  private final List<Machine> machines = new CopyOnWriteArrayList<>();
  private final Set<Long> killed = ConcurrentHashMap.newKeySet();

  private Fleet(Class<?> receiver, String... arguments) {
    this.receiver = receiver;
    this.arguments = List.of(arguments);
  }

  /** Starts so many processes whose main class that is. */
  static Fleet start(int size, Class<?> receiver, String... arguments) throws IOException {
    Fleet fleet = new Fleet(receiver, arguments);
    List<Process> launched = new ArrayList<>();
    try {
      for (int i = 0; i < size; i++) {
        launched.add(fleet.launch()); // all at once: a JVM takes its time to come up
      }
      for (Process process : launched) {
        fleet.machines.add(machine(process));
      }
      return fleet;
    } catch (IOException e) {
      launched.forEach(Process::destroyForcibly);
      throw e;
    }
  }

  /** Any of them, maybe one that has just died. */
  Machine any() {
    return machines.get(ThreadLocalRandom.current().nextInt(machines.size()));
  }

  /** The ids of the processes that were killed. */
  Set<Long> killed() {
    return killed;
  }

  /** Kills one at once, as a lack of memory would, and starts another one. */
  void killOne(Random random) throws IOException {
    int victim = random.nextInt(machines.size());
    Process dying = machines.get(victim).process().destroyForcibly();
    killed.add(dying.pid());
    machines.set(victim, machine(launch()));
  }

  private Process launch() throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // comes up sooner
            "-cp",
            classPath(),
            receiver.getName());
    command.command().addAll(arguments);
    return command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits until the process has printed its port. */
  private static Machine machine(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String port = out.readLine();
    if (port == null) {
      throw new IOException("a receiver ended before it listened; its own words are above");
    }
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    return new Machine(process, address, System.nanoTime());
  }

  /** All that this process runs on, as one class path: modules and tests alike. */
  private static String classPath() {
    return Stream.of(
            location(Fleet.class),
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
