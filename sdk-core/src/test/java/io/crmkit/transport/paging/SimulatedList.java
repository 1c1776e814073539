package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ConnectionException;
import io.crmkit.Page;
import io.crmkit.RequestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * A provider's list of numbers, all chance by one seed: how it changes between two answers, in
 * which order it answers what is under way, and which requests fail.
 */
class SimulatedList implements PageFetcher<Integer> {
  /** More are without end. */
  private static final int MOST_REQUESTS = 10_000;

  final Random random;
  final int size;
  final List<Integer> items;
  boolean hasTotal = true;
  int mostInsertions;
  int insertionsLeft;
  int mostDeletions;
  double failures;
  int requests;
  int mostUnderWay;
  private final List<Pending> underWay = new ArrayList<>();

  /** A list of so many items, numbered from 1, in pages of the given size. */
  SimulatedList(Random random, int count, int size) {
    this.random = random;
    this.size = size;
    this.items = new ArrayList<>(IntStream.rangeClosed(1, count).boxed().toList());
  }

  @Override
  public PageResponse<Integer> fetch(int number) {
    count();
    mostUnderWay = Math.max(mostUnderWay, underWay.size() + 1);
    return answer(number);
  }

  @Override
  public CompletableFuture<PageResponse<Integer>> fetchAhead(int number) {
    count();
    Pending pending = new Pending(number);
    underWay.add(pending);
    mostUnderWay = Math.max(mostUnderWay, underWay.size());
    while (random.nextInt(3) == 0 && !underWay.isEmpty()) {
      answerAny();
    }
    return pending;
  }

  @Override
  public String provider() {
    return "Acme";
  }

  /** What the answer for a page holds, and says of the whole. */
  PageResponse<Integer> page(int number) {
    return page(slice(number, size), number, items.size());
  }

  final PageResponse<Integer> page(List<Integer> content, int number, long total) {
    OptionalLong said = hasTotal ? OptionalLong.of(total) : OptionalLong.empty();
    return new PageResponse<>(new Page<>(content, number, size, said), OptionalInt.empty(), false);
  }

  final List<Integer> slice(int number, int length) {
    int from = (int) Math.min((number - 1L) * length, items.size());
    return List.copyOf(items.subList(from, Math.min(from + length, items.size())));
  }

  private void count() {
    requests++;
    assertThat(requests).as("requests of one list").isLessThan(MOST_REQUESTS);
  }

  private PageResponse<Integer> answer(int number) {
    change();
    if (random.nextDouble() < failures) {
      throw new ConnectionException("Acme", "broken", null, RequestOutcome.UNKNOWN, 1);
    }
    return page(number);
  }

  /** What is inserted has a number below 0. */
  private void change() {
    int insertions = Math.min(random.nextInt(mostInsertions + 1), insertionsLeft);
    insertionsLeft -= insertions;
    for (int i = insertions; i > 0; i--) {
      items.add(random.nextInt(items.size() + 1), -1 - random.nextInt(Integer.MAX_VALUE));
    }
    for (int i = random.nextInt(mostDeletions + 1); i > 0 && !items.isEmpty(); i--) {
      items.remove(random.nextInt(items.size()));
    }
  }

  private void answerAny() {
    Pending next = underWay.remove(random.nextInt(underWay.size()));
    try {
      next.complete(answer(next.number));
    } catch (ConnectionException e) {
      next.completeExceptionally(e);
    }
  }

  /** A request under way. Whoever waits for it lets the server get on. */
  private final class Pending extends CompletableFuture<PageResponse<Integer>> {
    private final int number;

    Pending(int number) {
      this.number = number;
    }

    @Override
    public PageResponse<Integer> get() throws InterruptedException, ExecutionException {
      while (!isDone()) {
        answerAny();
      }
      return super.get();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      underWay.remove(this);
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
