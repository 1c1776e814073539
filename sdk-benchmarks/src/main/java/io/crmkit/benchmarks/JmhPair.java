package io.crmkit.benchmarks;

import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs two JMH methods, {@code somethingCrmKit} and {@code somethingByHand}, one after the other.
 */
final class JmhPair {
  private final Class<?> benchmarks;
  private final String work;
  private final Effort effort;
  private final Map<String, String> parameters;
  private final int threads;

  private JmhPair(
      Class<?> benchmarks,
      String work,
      Effort effort,
      Map<String, String> parameters,
      int threads) {
    this.benchmarks = benchmarks;
    this.work = work;
    this.effort = effort;
    this.parameters = parameters;
    this.threads = threads;
  }

  static JmhPair of(Class<?> benchmarks, String work, Effort effort) {
    return new JmhPair(benchmarks, work, effort, Map.of(), 1);
  }

  JmhPair with(String parameter, int value) {
    return new JmhPair(
        benchmarks, work, effort, Map.of(parameter, Integer.toString(value)), threads);
  }

  JmhPair threads(int threads) {
    return new JmhPair(benchmarks, work, effort, parameters, threads);
  }

  /** Prints the time of an operation. */
  void time(Row row) throws RunnerException {
    for (Contender contender : Contender.inTurn()) {
      Result.print(row, contender, run(contender).getPrimaryResult().getScore());
    }
  }

  /** Prints the time of an operation, and the bytes that it allocates. */
  void timeAndBytes(Row time, Row bytes) throws RunnerException {
    for (Contender contender : Contender.inTurn()) {
      RunResult result = run(contender);
      Result.print(time, contender, result.getPrimaryResult().getScore());
      Result.print(bytes, contender, allocated(result));
    }
  }

  private RunResult run(Contender contender) throws RunnerException {
    String method = work + (contender == Contender.CRMKIT ? "CrmKit" : "ByHand");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmarks.getName() + "\\." + method + "$")
            .forks(1)
            .threads(threads)
            .warmupIterations(effort.pick(10, 4))
            .warmupTime(TimeValue.seconds(effort.pick(2, 1)))
            .measurementIterations(effort.pick(5, 3))
            .measurementTime(TimeValue.seconds(effort.pick(2, 1)))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    return new Runner(options.build()).runSingle();
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }
}
