package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The HMAC-SHA-256 test cases of <a href="https://www.rfc-editor.org/rfc/rfc4231">RFC 4231</a>, and
 * use by several threads.
 */
class HmacTest {
  @Test
  void matchesRfc4231Case1() {
    assertThat(sign(repeat(0x0b, 20), ascii("Hi There")))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void matchesRfc4231Case2() {
    assertThat(sign(ascii("Jefe"), ascii("what do ya want for nothing?")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void matchesRfc4231Case3() {
    assertThat(sign(repeat(0xaa, 20), repeat(0xdd, 50)))
        .isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  }

  @Test
  void matchesRfc4231Case4() {
    byte[] key = HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f10111213141516171819");

    assertThat(sign(key, repeat(0xcd, 50)))
        .isEqualTo("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
  }

  @Test
  void matchesRfc4231Case5WhichIsCutTo128Bits() {
    assertThat(sign(repeat(0x0c, 20), ascii("Test With Truncation")))
        .startsWith("a3b6167473100ee06e0c796c2955552b");
  }

  @Test
  void matchesRfc4231Case6() {
    assertThat(
            sign(
                repeat(0xaa, 131), ascii("Test Using Larger Than Block-Size Key - Hash Key First")))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void matchesRfc4231Case7() {
    assertThat(
            sign(
                repeat(0xaa, 131),
                ascii(
                    "This is a test using a larger than block-size key and a larger than"
                        + " block-size data. The key needs to be hashed before being used by the"
                        + " HMAC algorithm.")))
        .isEqualTo("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
  }

  @Test
  void signsTheSameWhateverWasSignedBefore() {
    Hmac hmac = Hmac.ofSecret("HmacSHA256", "Jefe");
    byte[] first = hmac.sign(new byte[0]);
    hmac.sign(new byte[100_000]);

    assertThat(hmac.sign(new byte[0])).isEqualTo(first);
  }

  @Test
  void signsTheSameOnManyThreadsAtOnce() throws Exception {
    Hmac hmac = Hmac.ofSecret("HmacSHA256", "Jefe");
    byte[] body = "what do ya want for nothing?".repeat(50).getBytes(UTF_8);
    byte[] expected = hmac.sign(body);
    // More threads than the pool has slots for, so that they meet in them.
    ExecutorService executor = Executors.newFixedThreadPool(200);
    List<Future<Boolean>> matches = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      matches.add(executor.submit(() -> signsAlways(hmac, body, expected)));
    }
    executor.shutdown();

    for (Future<Boolean> match : matches) {
      assertThat(match.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean signsAlways(Hmac hmac, byte[] body, byte[] expected) {
    for (int i = 0; i < 200; i++) {
      if (!Arrays.equals(hmac.sign(body), expected)) {
        return false;
      }
    }
    return true;
  }

  private static String sign(byte[] key, byte[] data) {
    return HexFormat.of().formatHex(new Hmac("HmacSHA256", key).sign(data));
  }

  private static byte[] repeat(int value, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
