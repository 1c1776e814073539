package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that use a fake, in processes of their own. */
class UnclosedFakeTest {
  @Test
  void doesNotKeepTheJvmAlive() throws Exception {
    assertThat(Program.run(UnclosedProbe.class, List.of())).containsExactly("3 true");
  }

  @Test
  void needsNoJUnit() throws Exception {
    assertThat(Program.run(UnclosedProbe.class, List.of(), entry -> !entry.contains("junit")))
        .containsExactly("3 false");
  }
}
