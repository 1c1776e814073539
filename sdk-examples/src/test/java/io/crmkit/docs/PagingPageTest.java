package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.RateLimiter;
import io.crmkit.RequestOptions;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.testing.FakeKanvo;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/paging-and-rate-limits.md shows. */
class PagingPageTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @Test
  void lists() {
    fake.seed(12);
    try (KanvoClient kanvo = fake.client()) {
      // tag::lists
      PagedIterable<KanvoRecord> leads =
          kanvo.records().list(KanvoRecordQuery.builder().type("lead").build());

      for (KanvoRecord lead : leads) { // every page, fetched when its first item is asked for
        System.out.println(lead.title());
      }
      List<KanvoRecord> ten = leads.stream().limit(10).toList(); // fetches no page it does not need
      OptionalLong total = leads.total(); // one request: how many there are
      for (Page<KanvoRecord> page : leads.pages()) { // page by page
        System.out.println(page.number() + ": " + page.items().size());
      }

      leads.prefetch(8); // the same list, with up to 8 pages under way, items still in order
      leads.resumeFrom(17); // from page 17 on
      leads.maxPages(500); // more than 500 pages are an error; 1,000,000 by default
      // end::lists

      assertThat(ten).hasSize(10);
      assertThat(total).hasValue(12);
    }
  }

  @Test
  void closingAStreamCancelsWhatIsUnderWay() {
    fake.seed(12);
    try (KanvoClient kanvo = fake.client()) {
      PagedIterable<KanvoRecord> leads = kanvo.records().list();

      // tag::closed-stream
      try (Stream<KanvoRecord> stream = leads.prefetch(8).stream()) {
        stream.limit(10).forEach(lead -> System.out.println(lead.title()));
      }
      // end::closed-stream

      assertThat(fake.requests()).isNotEmpty();
    }
  }

  @Test
  void limits() {
    String apiKey = fake.apiKey();

    // tag::limits
    RateLimiter perMinute = RateLimiter.slidingWindow(60, Duration.ofMinutes(1));
    RateLimiter perDay = RateLimiter.slidingWindow(10_000, Duration.ofDays(1));

    KanvoClient.Builder builder = KanvoClient.builder().apiKey(apiKey);
    builder.rateLimiter(perMinute); // slower, say, for a batch job
    builder.rateLimiter(RateLimiter.allOf(perMinute, perDay)); // several at once
    builder.rateLimiter(RateLimiter.unlimited()); // none
    // end::limits

    try (KanvoClient kanvo = builder.baseUrl(fake.baseUrl()).build()) {
      // tag::long-call
      KanvoClient patient =
          kanvo.withOptions(RequestOptions.builder().callTimeout(Duration.ofMinutes(10)).build());
      // end::long-call

      assertThat(patient.records().list()).isEmpty();
    }
  }
}
