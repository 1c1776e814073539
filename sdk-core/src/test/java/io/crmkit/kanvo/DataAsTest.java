package io.crmkit.kanvo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record's own fields as a type of the caller's. */
class DataAsTest {
  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  record Visit(Instant lastSeen, LocalDate birthday, BigDecimal budget) {}

  private KanvoRecord record(String data) {
    kanvo.answers("{\"success\": true, \"data\": {\"id\": \"a\", \"data\": {%s}}}".formatted(data));
    return kanvo.client().records().get("a");
  }

  @Test
  void hasTheDatesAndTimesThatModelsHave() {
    KanvoRecord record =
        record(
            "\"last_seen\": \"2026-06-17T16:20:00+02:00\", \"birthday\": \"1990-03-01T00:00:00Z\"");

    assertThat(record.dataAs(Visit.class))
        .isEqualTo(
            new Visit(Instant.parse("2026-06-17T14:20:00Z"), LocalDate.of(1990, 3, 1), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"birthday\": \"in spring\"|not in ISO 8601",
        "\"birthday\": 1990|java.time.LocalDate",
        "\"last_seen\": {\"at\": 1}|java.time.Instant",
        "\"budget\": 1e40000000000|kept as a text only"
      })
  void saysWhichTypeTheDataDoesNotFit(String data, String problem) {
    KanvoRecord record = record(data);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> record.dataAs(Visit.class))
        .withMessageStartingWith("the data cannot be read as " + Visit.class.getName() + ": ")
        .withMessageContaining(problem);
  }
}
