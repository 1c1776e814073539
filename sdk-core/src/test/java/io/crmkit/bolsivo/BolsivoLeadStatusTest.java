package io.crmkit.bolsivo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The statuses of a lead, known and unknown. */
class BolsivoLeadStatusTest {
  @Test
  void keepsAValueThatIsNotDocumented() {
    BolsivoLeadStatus paused = new BolsivoLeadStatus("paused");

    assertThat(paused.wireName()).isEqualTo("paused");
    assertThat(paused).hasToString("paused").isEqualTo(new BolsivoLeadStatus("paused"));
  }
}
