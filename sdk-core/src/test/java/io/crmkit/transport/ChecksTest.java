package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The edges of what is taken, and how much of a text is shown. */
class ChecksTest {

  @Test
  void theBoundsThemselvesAreWithinTheBounds() {
    assertThat(Checks.within("page", 1, 5, 1)).isEqualTo(1);
    assertThat(Checks.within("page", 1, 5, 5)).isEqualTo(5);
    assertThatThrownBy(() -> Checks.within("page", 1, 5, 6)).hasMessage("page not in 1..5: 6");
  }

  @Test
  void everyPrintableAsciiCharacterMayStandInAHeader() {
    assertThat(Checks.headerValue("X-Name", " !~")).isEqualTo(" !~");
    assertThatThrownBy(() -> Checks.headerValue("X-Name", "a\u007f"))
        .hasMessage(
            "value of header X-Name holds U+007F at position 1; only printable ASCII can be sent");
  }

  @Test
  void everyPrintableAsciiCharacterButTheSpaceMayStandInAKey() {
    assertThat(Credential.checkedKey("!~")).isEqualTo("!~");
  }

  @Test
  void aTextIsShownWholeUnlessItIsLongerThanThat() {
    assertThat(Checks.excerpt("12345", 5)).isEqualTo("12345");
    assertThat(Checks.excerpt("123456", 5)).isEqualTo("12345…");
    assertThat(Checks.excerpt("1234567890".repeat(100), 5)).isEqualTo("12345…");
  }

  @Test
  void spacesBeforeATextDoNotHideIt() {
    assertThat(Checks.excerpt(" ".repeat(15) + "12345", 5)).isEqualTo("12345");
  }
}
