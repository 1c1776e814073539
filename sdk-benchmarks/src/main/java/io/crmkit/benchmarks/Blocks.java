package io.crmkit.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the blocks of both contenders took; their medians are the figures. */
record Blocks(Map<Contender, List<Block>> blocks) {
  /** Prints how long an operation took. */
  Blocks time(Row row) {
    return print(row, block -> row.ofNanos(block.nanos()));
  }

  /** Prints the CPU time of the threads that worked. */
  Blocks cpuTime(Row row) {
    return print(row, block -> row.ofNanos(block.cpuNanos()));
  }

  /** Prints the bytes that an operation allocated. */
  Blocks bytes(Row row) {
    return print(row, Block::bytes);
  }

  private Blocks print(Row row, ToDoubleFunction<Block> figure) {
    blocks.forEach(
        (contender, own) ->
            Result.print(
                row, contender, Figures.median(own.stream().mapToDouble(figure).boxed().toList())));
    return this;
  }
}
