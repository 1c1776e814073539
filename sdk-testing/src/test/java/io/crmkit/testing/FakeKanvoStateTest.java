package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Seed data, the same ids in every run, and requests that arrive at once. */
class FakeKanvoStateTest {
  private static final int THREADS = 8;
  private static final int CREATES = 50;

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void seedsBelievableLeads() throws IOException {
    fake.seed(100);

    JsonNode leads = kanvo.get("/records?type=lead&per_page=100").data();
    Set<String> stages = new HashSet<>();
    Set<Boolean> assigned = new HashSet<>();
    for (JsonNode lead : leads) {
      stages.add(lead.path("stage_id").textValue());
      assigned.add(lead.path("assignee_id").isTextual());
      assertThat(lead.path("title").textValue())
          .matches(".+ (Residence|Property|Estate|Offices) - .+");
      assertThat(lead.path("data").path("phone").textValue()).matches("\\d{3}-555-01\\d{2}");
      assertThat(lead.path("data").path("email").textValue()).matches("[a-z]+\\d+@example\\.com");
      assertThat(lead.path("data").path("address").textValue()).matches("\\d+ [\\w ]+, [\\w ]+");
    }
    assertThat(leads).hasSize(100);
    assertThat(stages).hasSize(3);
    assertThat(assigned).containsExactlyInAnyOrder(true, false);
    assertThat(leads.path(0).path("created_at").textValue()).isEqualTo("2026-03-02T09:00:00.000Z");
    assertThat(leads.path(1).path("created_at").textValue()).isEqualTo("2026-03-02T09:37:00.000Z");
  }

  @Test
  void seedsTheSameEachTime() throws IOException {
    fake.seed(20);
    String first = kanvo.get("/records").text();
    fake.reset();
    fake.seed(15);
    fake.seed(5);

    assertThat(kanvo.get("/records").text()).isEqualTo(first);
  }

  @Test
  void refusesToSeedLessThanNothing() throws IOException {
    fake.seed(0);

    assertThat(kanvo.get("/records").data()).isEmpty();
    assertThatThrownBy(() -> fake.seed(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count < 0: -1");
  }

  @Test
  void givesTheSameIdsAfterAReset() throws IOException {
    String first = createOne();
    fake.reset();

    assertThat(createOne()).isEqualTo(first);
    assertThat(createOne()).isNotEqualTo(first);
  }

  @Test
  void keepsEveryRecordThatThreadsCreateAtOnce() throws Exception {
    List<Callable<List<String>>> workers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      workers.add(this::createMany);
    }
    Set<String> ids = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<List<String>> worker : threads.invokeAll(workers)) {
        ids.addAll(worker.get());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(ids).hasSize(THREADS * CREATES);
    assertThat(fake.requests()).hasSize(THREADS * CREATES);
    assertThat(kanvo.records()).isEqualTo(THREADS * CREATES);
  }

  private List<String> createMany() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < CREATES; i++) {
      ids.add(createOne());
    }
    return ids;
  }

  private String createOne() throws IOException {
    return kanvo.createRecord("{\"type\": \"lead\"}").path("id").textValue();
  }
}
