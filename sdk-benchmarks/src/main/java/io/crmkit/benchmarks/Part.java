package io.crmkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the measurement: a program that runs in a JVM of its own and prints {@link Result}s.
 */
enum Part {
  CALLS(CallsPart.class, true),
  LISTS(ListsPart.class, true),
  PREFETCH(PrefetchPart.class, true),
  THREADS(ThreadsPart.class, false),
  VERIFICATION(VerificationPart.class, true),
  VERIFICATION_THREADS(VerificationThreadsPart.class, false),
  COLD_START(ColdStartPart.class, false),
  GOODPUT(GoodputPart.class, false);

  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private final Class<?> program;

  /** Waking a second CPU costs more than a call over loopback, and differs from run to run. */
  private final boolean onOneCpu;

  Part(Class<?> program, boolean onOneCpu) {
    this.program = program;
    this.onOneCpu = onOneCpu;
  }

  /** Runs it and returns its figures; what else it prints goes to this program's error output. */
  List<Result> run(Effort effort, Contender first) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(effort, first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Result> results = new ArrayList<>();
    try (var output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Result.parse(line).ifPresent(results::add);
        System.err.println(line);
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(this + " ended with exit code " + process.exitValue());
    }
    return results;
  }

  private List<String> command(Effort effort, Contender first) {
    List<String> command = new ArrayList<>();
    if (onOneCpu && Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", "1"));
    }
    command.addAll(Jvm.command(program, "-D" + Contender.FIRST + "=" + first, LiveHeap.COMPACT));
    command.add(effort.name());
    return command;
  }
}
