package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in every form that servers send, read as the JDK reads them. */
class IsoInstantTest {
  @Test
  void readsTheUsualFormLikeTheJdk() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(0, 253_402_300_799L), random.nextInt(1_000_000_000))
              .truncatedTo(i % 2 == 0 ? ChronoUnit.MILLIS : ChronoUnit.NANOS);

      assertThat(IsoInstant.parse(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T18:30:00Z,2026-03-14T18:30:00Z",
    "2026-03-14T18:30:00.5Z,2026-03-14T18:30:00.5Z",
    "2026-03-14T18:30:00.123456789Z,2026-03-14T18:30:00.123456789Z",
    "2026-03-14T18:30:00+05:30,2026-03-14T13:00:00Z",
    "2026-03-14T18:30:00.25-08:00,2026-03-15T02:30:00.25Z",
    "2026-03-14 18:30:00,2026-03-14T18:30:00Z",
    "2026-03-14 18:30:00.25Z,2026-03-14T18:30:00.25Z",
    "' 2026-03-14T18:30:00Z ',2026-03-14T18:30:00Z",
    "2024-02-29T00:00:00Z,2024-02-29T00:00:00Z",
    "2026-03-14T24:00:00Z,2026-03-15T00:00:00Z"
  })
  void readsOtherFormsToo(String text, Instant expected) {
    assertThat(IsoInstant.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2026-03-14",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-03-14T18:30:60Z",
        "2026-03-14T18:3x:00Z",
        "2026x03-14T18:30:00Z",
        "2026-03x14T18:30:00Z",
        "2026-03-14x18:30:00Z",
        "2026-03-14T18x30:00Z",
        "2026-03-14T18:30x00Z",
        "2026-03-14T18:30:00.000x",
        "2026-03-14T18:30:00x000Z",
        "2026-03-14T1:/0:00Z",
        "2026-03-14T18:30:00.Zx",
        "2026-03-14T18:30:00.12x456789Z",
        "٢٠٢٦-03-14T18:30:00Z",
        "2026-03-14T18:30:00xZ"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
