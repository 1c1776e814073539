package io.crmkit.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** A server in a JVM of its own, where its memory does not count, that answers when told to. */
final class HoldingServer implements Closeable {
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader reports;
  private final String baseUrl;

  /** Starts it; it expects so many requests. */
  HoldingServer(int requests) throws IOException {
    List<String> command = Jvm.command(HoldingServerProgram.class);
    command.add(Integer.toString(requests));
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.orders = new PrintWriter(process.outputWriter(), true);
    this.reports = process.inputReader();
    this.baseUrl = report();
  }

  String baseUrl() {
    return baseUrl;
  }

  /** Waits until it has received all requests. */
  void awaitRequests() throws IOException {
    report();
  }

  /** Has it answer them, and all later ones at once. */
  void answer() {
    orders.println();
  }

  private String report() throws IOException {
    String line = reports.readLine();
    if (line == null) {
      throw new IllegalStateException("the server ended");
    }
    return line;
  }

  @Override
  public void close() {
    orders.close();
    process.destroy();
  }
}
