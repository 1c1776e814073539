package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times of day, also out of texts that say more. */
class LenientTimesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-06-30", " 2026-06-30 ", "2026-06-30T09:30:00Z", "2026-06-30 09:30:00"})
  void aDateIsTakenOutOfADateAndTime(String text) {
    assertThat(LenientTimes.date(text)).isEqualTo("2026-06-30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:30", " 09:30:00 ", "2026-06-30T09:30:00"})
  void aTimeIsTakenOutOfADateAndTime(String text) {
    assertThat(LenientTimes.time(text)).isEqualTo("09:30");
  }

  @Test
  void onlyATOrASpaceStandsBetweenThem() {
    assertThatThrownBy(() -> LenientTimes.date("2026-06-30x09:30"))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> LenientTimes.time("T09:30")).isInstanceOf(DateTimeException.class);
  }
}
