package io.crmkit.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The program of a {@link Worker}. It reads orders, each a contender and a number, and does the
 * work that often on each thread.
 */
final class WorkerProgram {
  private final Work work;
  private final int threads;
  private final ExecutorService pool;
  private final Map<Contender, List<Work.Operation>> operations = new EnumMap<>(Contender.class);

  private WorkerProgram(Work work, int threads) {
    this.work = work;
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** Takes the work and the number of threads. */
  public static void main(String[] args) throws Exception {
    WorkerProgram program = new WorkerProgram(Work.valueOf(args[0]), Integer.parseInt(args[1]));
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ");
      System.out.println(program.block(Contender.valueOf(words[0]), Integer.parseInt(words[1])));
    }
    System.exit(0); // servers and connections would keep it
  }

  private Block block(Contender contender, int times) throws Exception {
    if (!operations.containsKey(contender)) {
      operations.put(contender, operations(contender));
    }
    List<Future<Block>> running = new ArrayList<>();
    for (Work.Operation operation : operations.get(contender)) {
      running.add(pool.submit(() -> Block.run(operation, times)));
    }
    List<Block> blocks = new ArrayList<>();
    for (Future<Block> block : running) {
      blocks.add(block.get());
    }
    return Block.average(blocks);
  }

  private List<Work.Operation> operations(Contender contender) throws Exception {
    Work.Start start = work.start(contender);
    List<Work.Operation> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(start.onThread());
    }
    return all;
  }
}
