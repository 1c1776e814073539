package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which connections were used a moment ago. */
class LastUsesTest {
  private final ManualTime time = new ManualTime();
  private final LastUses uses = new LastUses(time);
  private final Object connection = new Object();

  @Test
  void aConnectionNeverUsedIsNotRecent() {
    assertThat(uses.isRecent(connection)).isFalse();
  }

  @Test
  void aConnectionIsRecentForAMoment() {
    uses.note(connection);
    time.advance(LastUses.MOMENT.minusNanos(1_000));
    assertThat(uses.isRecent(connection)).isTrue();

    time.advance(Duration.ofNanos(1_000));
    assertThat(uses.isRecent(connection)).isFalse();
  }

  @Test
  void eachUseBeginsANewMoment() {
    uses.note(connection);
    time.advance(LastUses.MOMENT);
    uses.note(connection);

    assertThat(uses.isRecent(connection)).isTrue();
  }

  @Test
  void usesOfOthersDoNotCount() {
    List<Object> others = IntStream.range(0, 10_000).mapToObj(i -> new Object()).toList();
    others.forEach(uses::note);

    assertThat(uses.isRecent(connection)).isFalse();
  }
}
