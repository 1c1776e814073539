package io.crmkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From the start of a JVM to the first answer, without and with an archive of classes (AppCDS). */
final class ColdStartPart {
  private static final Map<Contender, Class<?>> PROGRAMS =
      new EnumMap<>(
          Map.of(
              Contender.CRMKIT, FirstCallCrmKit.class, Contender.BY_HAND, FirstCallByHand.class));

  private ColdStartPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int starts = Effort.of(args).pick(15, 5);
    Path folder = Files.createTempDirectory("cold-start");
    try (LoopbackServer server = new LoopbackServer(OneRecord.JSON)) {
      measure(Row.COLD_START, starts, server.baseUrl(), null);
      for (Contender contender : Contender.values()) {
        start(
            contender, server.baseUrl(), "-XX:ArchiveClassesAtExit=" + archive(folder, contender));
      }
      measure(Row.COLD_START_CDS, starts, server.baseUrl(), folder);
    }
    for (Contender contender : Contender.values()) {
      Files.delete(archive(folder, contender));
    }
    Files.delete(folder);
  }

  /** The contenders take turns; the first start of each is not counted. */
  private static void measure(Row row, int starts, String baseUrl, Path archives)
      throws IOException, InterruptedException {
    for (Contender contender : Contender.values()) {
      start(contender, baseUrl, option(archives, contender));
    }
    Map<Contender, List<Double>> millis = new EnumMap<>(Contender.class);
    for (int i = 0; i < starts; i++) {
      for (Contender contender : Contender.values()) {
        millis
            .computeIfAbsent(contender, c -> new ArrayList<>())
            .add(start(contender, baseUrl, option(archives, contender)));
      }
    }
    millis.forEach((contender, values) -> Result.print(row, contender, Figures.median(values)));
  }

  private static String option(Path archives, Contender contender) {
    return archives == null
        ? "-Xshare:auto"
        : "-XX:SharedArchiveFile=" + archive(archives, contender);
  }

  private static Path archive(Path folder, Contender contender) {
    return folder.resolve(contender + ".jsa");
  }

  /** The milliseconds until the program printed its answer. */
  private static double start(Contender contender, String baseUrl, String option)
      throws IOException, InterruptedException {
    List<String> command = Jvm.command(PROGRAMS.get(contender), option, "-Xlog:disable");
    command.add(baseUrl);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var output = process.inputReader()) {
      String answer = output.readLine();
      double millis = (System.nanoTime() - begin) / 1e6;
      if (!"Johnson Property - Lawn Care".equals(answer)) {
        throw new IllegalStateException(contender + " printed " + answer);
      }
      process.waitFor();
      return millis;
    }
  }
}
