package io.crmkit.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the JDK's own decoder, and every character at every place. */
class HexTest {
  private static final String DIGITS = "0123456789abcdefABCDEF";

  @Test
  void decodesWhatTheJdkDecodes() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder digits = new StringBuilder();
      random.ints(64, 0, DIGITS.length()).forEach(at -> digits.append(DIGITS.charAt(at)));
      byte[] expected = HexFormat.of().parseHex(digits);

      assertThat(Hex.decode(digits.toString(), 0, 32)).isEqualTo(expected);
      assertThat(Hex.decode("sha256=" + digits, 7, 32)).isEqualTo(expected);
    }
  }

  @Test
  void decodesEveryDigitAtEveryPlace() {
    for (int at = 0; at < 64; at++) {
      for (char digit : DIGITS.toCharArray()) {
        String text = "0".repeat(at) + digit + "0".repeat(63 - at);

        assertThat(HexFormat.of().formatHex(Hex.decode(text, 0, 32)))
            .isEqualTo(text.toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void acceptsDigitsAndNoOtherCharacterAtEveryPlace() {
    String valid = "0f9a".repeat(16);
    int[] characters = characters().toArray();
    for (int at = 0; at < 64; at++) {
      for (int character : characters) {
        String text = valid.substring(0, at) + (char) character + valid.substring(at + 1);
        if (Hex.decode(text, 0, 32) != null != DIGITS.indexOf(character) >= 0) {
          throw new AssertionError("U+%04x at %s".formatted(character, at));
        }
      }
    }
  }

  @Test
  void refusesCharactersOfTwoHalves() {
    assertThat(Hex.decode("0".repeat(62) + "\ud83d\ude00", 0, 32)).isNull();
    assertThat(Hex.decode("\ud83d\ude00".repeat(32), 0, 32)).isNull();
  }

  /** The first 768, then one in 251. */
  private static IntStream characters() {
    return IntStream.concat(
        IntStream.range(0, 0x300), IntStream.iterate(0x300, c -> c <= 0xffff, c -> c + 251));
  }
}
