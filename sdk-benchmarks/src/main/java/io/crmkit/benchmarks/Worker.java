package io.crmkit.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** A JVM that works when it is told to, and sleeps meanwhile. */
final class Worker implements AutoCloseable {
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader blocks;

  Worker(Work work, int threads) throws IOException {
    List<String> command = Jvm.command(WorkerProgram.class);
    command.addAll(List.of(work.name(), Integer.toString(threads)));
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.orders = new PrintWriter(process.outputWriter(), true);
    this.blocks = process.inputReader();
  }

  /** Does the work in a contender's way, so often on each thread. */
  Block work(Contender contender, int times) throws IOException {
    orders.println(contender + " " + times);
    String line = blocks.readLine();
    if (line == null) {
      throw new IllegalStateException("the worker ended");
    }
    return Block.parse(line);
  }

  /** Ends it. */
  @Override
  public void close() {
    orders.close();
    process.destroy();
  }
}
