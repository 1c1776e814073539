package io.crmkit.bolsivo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lead's way from new to won or lost. */
class BolsivoLeadStatusTest {
  @ParameterizedTest
  @CsvSource({
    "new, qualified",
    "qualified, contacted",
    "contacted, replied",
    "replied, meeting",
    "meeting, closed_won",
    "meeting, closed_lost"
  })
  void goesOnAsDocumented(BolsivoLeadStatus from, BolsivoLeadStatus to) {
    assertThat(from.canBecome(to)).isTrue();
    assertThat(to.canBecome(from)).isFalse();
    assertThat(from.isClosed()).isFalse();
  }

  @Test
  void skipsNoStep() {
    assertThat(BolsivoLeadStatus.NEW.next()).containsExactly(BolsivoLeadStatus.QUALIFIED);
    assertThat(BolsivoLeadStatus.MEETING.next())
        .containsExactlyInAnyOrder(BolsivoLeadStatus.CLOSED_WON, BolsivoLeadStatus.CLOSED_LOST);
    assertThat(BolsivoLeadStatus.NEW.canBecome(BolsivoLeadStatus.CLOSED_LOST)).isFalse();
  }

  @Test
  void endsWonOrLost() {
    assertThat(BolsivoLeadStatus.CLOSED_WON.isClosed()).isTrue();
    assertThat(BolsivoLeadStatus.CLOSED_LOST.isClosed()).isTrue();
    assertThat(BolsivoLeadStatus.CLOSED_WON.next()).isEmpty();
    assertThat(BolsivoLeadStatus.CLOSED_LOST.next()).isEmpty();
  }

  @Test
  void keepsAValueThatIsNotDocumented() {
    BolsivoLeadStatus paused = new BolsivoLeadStatus("paused");

    assertThat(paused.wireName()).isEqualTo("paused");
    assertThat(paused.next()).isEmpty();
    assertThat(paused.isClosed()).isFalse();
    assertThat(paused).hasToString("paused").isEqualTo(new BolsivoLeadStatus("paused"));
  }
}
