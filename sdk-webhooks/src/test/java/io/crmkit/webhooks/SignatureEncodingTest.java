package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hexadecimal digits: every character at every place. */
class SignatureEncodingTest {
  private static final String DIGITS = "0123456789abcdefABCDEF";

  private static byte @Nullable [] decode(String text) {
    return SignatureEncoding.HEX.decode(text, 0, 32);
  }

  @Test
  void decodesEveryDigitAtEveryPlace() {
    for (int at = 0; at < 64; at++) {
      for (char digit : DIGITS.toCharArray()) {
        String text = "0".repeat(at) + digit + "0".repeat(63 - at);

        assertThat(SignatureEncoding.HEX.encode(requireNonNull(decode(text))))
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
        if (decode(text) != null != DIGITS.indexOf(character) >= 0) {
          throw new AssertionError("U+%04x at %s".formatted(character, at));
        }
      }
    }
  }

  @Test
  void refusesCharactersOfTwoHalves() {
    assertThat(decode("0".repeat(62) + "\ud83d\ude00")).isNull();
    assertThat(decode("\ud83d\ude00".repeat(32))).isNull();
  }

  /** The first 768, then one in 251. */
  private static IntStream characters() {
    return IntStream.concat(
        IntStream.range(0, 0x300), IntStream.iterate(0x300, c -> c <= 0xffff, c -> c + 251));
  }
}
