package io.crmkit.bolsivo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lead's way from new to won or lost. */
class LeadStatusTest {
  @ParameterizedTest
  @CsvSource({
    "new, qualified",
    "qualified, contacted",
    "contacted, replied",
    "replied, meeting",
    "meeting, closed_won",
    "meeting, closed_lost"
  })
  void goesOnAsDocumented(LeadStatus from, LeadStatus to) {
    assertThat(from.canBecome(to)).isTrue();
    assertThat(to.canBecome(from)).isFalse();
    assertThat(from.isClosed()).isFalse();
  }

  @Test
  void skipsNoStep() {
    assertThat(LeadStatus.NEW.next()).containsExactly(LeadStatus.QUALIFIED);
    assertThat(LeadStatus.MEETING.next())
        .containsExactlyInAnyOrder(LeadStatus.CLOSED_WON, LeadStatus.CLOSED_LOST);
    assertThat(LeadStatus.NEW.canBecome(LeadStatus.CLOSED_LOST)).isFalse();
  }

  @Test
  void endsWonOrLost() {
    assertThat(LeadStatus.CLOSED_WON.isClosed()).isTrue();
    assertThat(LeadStatus.CLOSED_LOST.isClosed()).isTrue();
    assertThat(LeadStatus.CLOSED_WON.next()).isEmpty();
    assertThat(LeadStatus.CLOSED_LOST.next()).isEmpty();
  }

  @Test
  void keepsAValueThatIsNotDocumented() {
    LeadStatus paused = new LeadStatus("paused");

    assertThat(paused.value()).isEqualTo("paused");
    assertThat(paused.next()).isEmpty();
    assertThat(paused.isClosed()).isFalse();
    assertThat(paused).hasToString("paused").isEqualTo(new LeadStatus("paused"));
  }
}
