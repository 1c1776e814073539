package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ConnectionException;
import io.crmkit.PagingException;
import io.crmkit.RequestOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of requests under way that nobody waits for any more. */
class PageWindowTest {
  private static final OptionalLong TOTAL = OptionalLong.of(9);

  private final Map<Integer, CompletableFuture<PageResponse<Integer>>> begun =
      new LinkedHashMap<>();
  private final SimulatedList server =
      new SimulatedList(new Random(0), 9, 1) {
        @Override
        public CompletableFuture<PageResponse<Integer>> fetchAhead(int number) {
          return begun.computeIfAbsent(number, n -> new CompletableFuture<>());
        }
      };

  @Test
  void aFailureCancelsWhatIsUnderWay() {
    ConnectionException failure =
        new ConnectionException("Acme", "broken", null, RequestOutcome.UNKNOWN, 1);
    PageWindow<Integer> window = new PageWindow<>(server, 2);
    window.fill(2, 9);
    begun.get(2).completeExceptionally(failure);

    assertThatThrownBy(() -> window.take(2, TOTAL)).isSameAs(failure);

    assertThat(begun.get(3)).isCancelled();
    assertThat(window.take(2, TOTAL)).isEqualTo(server.page(2));
  }

  @Test
  void whatTheProviderPassesOverIsCancelled() {
    PageWindow<Integer> window = new PageWindow<>(server, 3);
    window.fill(2, 9);

    window.fill(4, 5);

    assertThat(begun.keySet()).containsExactly(2, 3, 4, 5);
    assertThat(begun.get(2)).isCancelled();
    assertThat(begun.get(3)).isCancelled();
    begun.get(4).complete(server.page(4));
    assertThat(window.take(4, TOTAL)).isEqualTo(server.page(4));
  }

  @Test
  void whatIsUnderWayWhenAListIsGivenUpOnIsCancelled() {
    PageSequence<Integer> pages =
        new PageSequence<>(server, new Identity<>(List.of(String::valueOf)), 1, 3, 100);
    pages.next();
    begun.get(2).complete(server.page(List.of(1), 2, 9));
    begun.get(3).complete(server.page(List.of(1), 3, 9));
    pages.next();

    assertThatThrownBy(pages::next).isInstanceOf(PagingException.class);

    assertThat(begun.get(4)).isCancelled();
    assertThat(begun.get(5)).isCancelled();
  }
}
