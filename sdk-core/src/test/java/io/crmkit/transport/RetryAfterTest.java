package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form that Retry-After is seen in. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:30Z");

  @ParameterizedTest
  @CsvSource({
    "0,PT0S",
    "1,PT1S",
    " 120 ,PT2M",
    "0.5,PT0.5S",
    "1.000,PT1S",
    "00007,PT7S",
    "99999999999,P36500D",
    "999999999999999999999999999,P36500D"
  })
  void readsSeconds(String value, Duration expected) {
    assertThat(RetryAfter.parse(value, null, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void readsAllThreeFormsOfAnHttpDate(String value) {
    Instant now = value.contains("-94") ? Instant.parse("2094-11-06T08:49:30Z") : NOW;

    assertThat(RetryAfter.parse(value.replace("Sunday,", "Saturday,"), null, now))
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void measuresADateAgainstTheAnswersDateWhenThereIsOne() {
    assertThat(
            RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:07 GMT", NOW))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void ignoresADateHeaderThatCannotBeRead() {
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", "yesterday", NOW))
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void takesADateInThePastAsNow() {
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:07 GMT", null, NOW))
        .contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1e3",
        "0x10",
        "NaN",
        "soon",
        "1,2",
        "1.",
        ".5",
        "١٢",
        "Sun, 99 Nov 1994 08:49:37 GMT",
        "1994-11-06T08:49:37Z"
      })
  void readsNothingIntoGarbage(String value) {
    assertThat(RetryAfter.parse(value, null, NOW)).isEmpty();
  }

  @Test
  void readsNothingIntoAHeaderOfAMegabyte() {
    assertThat(RetryAfter.parse("9".repeat(1024 * 1024), null, NOW)).isEmpty();
  }

  @Test
  void readsUpTo64Characters() {
    String date = "Sun, 06 Nov 1994 08:49:07 GMT";

    assertThat(RetryAfter.parse("7" + " ".repeat(63), null, NOW)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.parse("7" + " ".repeat(64), null, NOW)).isEmpty();
    assertThat(RetryAfter.date(date + " ".repeat(35))).isPresent();
    assertThat(RetryAfter.date(date + " ".repeat(36))).isEmpty();
  }

  @Test
  void isEmptyWithoutTheHeader() {
    assertThat(RetryAfter.parse(null, null, NOW)).isEmpty();
  }
}
