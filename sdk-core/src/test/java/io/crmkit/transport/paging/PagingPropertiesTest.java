package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ConnectionException;
import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.PagingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every list, however its server behaves. */
class PagingPropertiesTest {
  /** Mutation tests run each of them in a launch of its own, and so take fewer. */
  private static final int ROUNDS = Integer.getInteger("crmkit.paging.rounds", 300);

  private static final Identity<Integer> NUMBERS = new Identity<>(List.of(String::valueOf));

  static IntStream rounds() {
    return IntStream.range(0, ROUNDS);
  }

  private static PagedIterable<Integer> list(SimulatedList server) {
    return new PagedList<>(server, NUMBERS);
  }

  /** Reads to the end, asking again for what failed; stops where asking again does not help. */
  private static List<Integer> read(Iterable<Integer> list) {
    List<Integer> read = new ArrayList<>();
    Iterator<Integer> items = list.iterator();
    while (true) {
      try {
        items.forEachRemaining(read::add);
        return read;
      } catch (ConnectionException e) {
        continue;
      } catch (PagingException e) {
        return read;
      }
    }
  }

  /** Fewer than would make the server give one page three times. */
  private static void insertions(SimulatedList server, int most) {
    server.mostInsertions = most;
    server.insertionsLeft = 2 * server.size - 1;
  }

  private static List<Integer> original(List<Integer> items) {
    return items.stream().filter(item -> item > 0).toList();
  }

  private static int pages(int items, int size) {
    return (items + size - 1) / size;
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void aStillListIsReadExactly(int seed) {
    Random random = new Random(seed);
    int given = 1 + random.nextInt(9);
    int asked = given + random.nextInt(3) * random.nextInt(9);
    SimulatedList server =
        new SimulatedList(random, random.nextInt(120), asked) {
          @Override
          PageResponse<Integer> page(int number) {
            return page(slice(number, given), number, items.size());
          }
        };
    server.hasTotal = random.nextBoolean();
    server.failures = random.nextInt(3) * 0.2;
    int width = random.nextInt(6);

    assertThat(read(list(server).prefetch(width))).isEqualTo(server.items);

    assertThat(server.mostUnderWay).isLessThanOrEqualTo(Math.max(1, width));
    if (server.failures == 0 && (width == 0 || server.hasTotal)) {
      int end = server.hasTotal ? 0 : 1;
      assertThat(server.requests).isEqualTo(Math.max(1, pages(server.items.size(), given) + end));
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void aStillListIsReadExactlyFromAnyPageOn(int seed) {
    Random random = new Random(seed);
    SimulatedList server = new SimulatedList(random, random.nextInt(120), 1 + random.nextInt(9));
    server.hasTotal = random.nextBoolean();
    int first = 1 + random.nextInt(20);

    assertThat(read(list(server).resumeFrom(first).prefetch(random.nextInt(6))))
        .isEqualTo(
            server.items.subList(
                Math.min((first - 1) * server.size, server.items.size()), server.items.size()));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void pagesOfAnySizeLoseNothing(int seed) {
    Random random = new Random(seed);
    List<List<Integer>> pages = new ArrayList<>();
    int count = 0;
    for (int i = random.nextInt(20); i > 0; i--) {
      int from = count + 1;
      count += 1 + random.nextInt(8);
      pages.add(IntStream.rangeClosed(from, count).boxed().toList());
    }
    SimulatedList server =
        new SimulatedList(random, count, 8) {
          @Override
          PageResponse<Integer> page(int number) {
            boolean exists = number <= pages.size();
            return page(exists ? pages.get(number - 1) : List.of(), number, items.size());
          }
        };
    server.hasTotal = random.nextBoolean();

    assertThat(read(list(server).prefetch(random.nextInt(6)))).isEqualTo(server.items);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void insertionsLoseNothingAndBringNothingTwice(int seed) {
    Random random = new Random(seed);
    SimulatedList server = new SimulatedList(random, random.nextInt(120), 4 + random.nextInt(9));
    List<Integer> before = List.copyOf(server.items);
    insertions(server, 1 + random.nextInt(9));
    server.failures = random.nextInt(2) * 0.2;
    server.hasTotal = random.nextInt(4) > 0;
    int width = server.hasTotal ? random.nextInt(6) : random.nextInt(2);

    List<Integer> read = read(list(server).prefetch(width));

    assertThat(read).doesNotHaveDuplicates();
    assertThat(original(read)).isEqualTo(before);
    assertThat(server.mostUnderWay).isLessThanOrEqualTo(Math.max(1, width));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void insertionsDoNotMakePagesBeFetchedMoreThanTwice(int seed) {
    Random random = new Random(seed);
    SimulatedList server = new SimulatedList(random, random.nextInt(120), 4 + random.nextInt(9));
    insertions(server, 3);
    int width = random.nextInt(6);
    int pages = 0;

    for (Page<Integer> page : list(server).prefetch(width).pages()) {
      pages = page.number();
    }

    assertThat(server.requests).isLessThanOrEqualTo(2 * pages + width);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void whateverChangesNothingComesTwiceAndTheListEnds(int seed) {
    Random random = new Random(seed);
    SimulatedList server = new SimulatedList(random, random.nextInt(120), 1 + random.nextInt(9));
    insertions(server, random.nextInt(3));
    server.mostDeletions = Math.max(server.mostInsertions, random.nextInt(4));
    server.hasTotal = random.nextBoolean();
    server.failures = random.nextInt(2) * 0.2;
    int width = random.nextInt(6);

    List<Integer> read = read(list(server).prefetch(width).maxPages(200));

    assertThat(read).doesNotHaveDuplicates();
    assertThat(server.mostUnderWay).isLessThanOrEqualTo(Math.max(1, width));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void aBrokenServerIsGivenUpOnAfterFewRequestsAndForGood(int seed) {
    Random random = new Random(seed);
    int distinct = 1 + random.nextInt(8);
    int oddness = 1 + random.nextInt(4);
    SimulatedList server =
        new SimulatedList(random, distinct * 3, 3) {
          @Override
          PageResponse<Integer> page(int number) {
            int served = random.nextInt(oddness) == 0 ? 1 + (number - 1) % distinct : 1;
            long total = random.nextInt(oddness) == 0 ? items.size() : random.nextInt(1_000_000);
            return page(random.nextInt(9) == 0 ? List.of() : slice(served, 3), number, total);
          }
        };
    server.hasTotal = random.nextBoolean();
    int width = random.nextInt(6);
    Iterator<Integer> items = list(server).prefetch(width).iterator();

    List<Integer> read = read(() -> items);

    assertThat(read).doesNotHaveDuplicates().isSubsetOf(server.items);
    int requests = server.requests;
    assertThat(requests).isLessThan(1_000);
    assertThat(read(() -> items)).isEmpty();
    assertThat(server.requests).isEqualTo(requests);
  }
}
