package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Programs that use a fake, in processes of their own. */
class UnclosedFakeTest {
  @Test
  void doesNotKeepTheJvmAlive() throws Exception {
    assertThat(Program.of(UnclosedProbe.class).run()).containsExactly("3 true");
  }

  @Test
  void needsNoJUnit() throws Exception {
    assertThat(Program.of(UnclosedProbe.class).runOn(entry -> !entry.contains("junit")))
        .containsExactly("3 false");
  }
}
