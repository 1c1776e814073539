package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any body and secret, tried on random ones; the seeds are fixed. */
class SignaturePropertiesTest {
  private static final int SEEDS = 200;

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void acceptsWhatWasSignedAndNoOtherSecret(WebhookProvider provider) {
    forEachSeed(
        random -> {
          byte[] body = body(random);
          String secret = secret(random);
          String header = WebhookSigner.of(provider, secret).sign(body);

          assertThat(WebhookVerifier.of(provider, secret).isValid(body, header)).isTrue();
          assertThat(WebhookVerifier.of(provider, secret + "x").isValid(body, header)).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void rejectsABodyWithAnyBitFlipped(WebhookProvider provider) {
    forEachSeed(
        random -> {
          byte[] body = body(random);
          String secret = secret(random);
          String header = WebhookSigner.of(provider, secret).sign(body);
          WebhookVerifier verifier = WebhookVerifier.of(provider, secret);

          flip(body, random.nextInt(body.length * 8));

          assertThat(verifier.isValid(body, header)).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void rejectsAHeaderWithAnyBitFlipped(WebhookProvider provider) {
    byte[] body = "{\"event\":\"x\"}".getBytes(UTF_8);
    String header = WebhookSigner.of(provider, "whsec").sign(body);
    WebhookVerifier verifier = WebhookVerifier.of(provider, "whsec");

    IntStream.range(0, header.length() * Character.SIZE)
        .mapToObj(bit -> flip(header, bit))
        // Flipping the bit between upper and lower case leaves a hexadecimal digit what it is.
        .filter(flipped -> !isSameDigits(flipped, header))
        .forEach(flipped -> assertThat(verifier.isValid(body, flipped)).as(flipped).isFalse());
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void rejectsAHeaderShortenedAnywhere(WebhookProvider provider) {
    byte[] body = "{}".getBytes(UTF_8);
    String header = WebhookSigner.of(provider, "whsec").sign(body);
    WebhookVerifier verifier = WebhookVerifier.of(provider, "whsec");

    IntStream.range(0, header.length())
        .mapToObj(at -> header.substring(0, at) + header.substring(at + 1))
        .forEach(shorter -> assertThat(verifier.isValid(body, shorter)).as(shorter).isFalse());
  }

  private static boolean isSameDigits(String flipped, String header) {
    int digits = header.length() - 64;
    return flipped.startsWith(header.substring(0, digits))
        && flipped.substring(digits).chars().allMatch(c -> c < 128)
        && flipped.substring(digits).equalsIgnoreCase(header.substring(digits));
  }

  private static String flip(String text, int bit) {
    char[] chars = text.toCharArray();
    chars[bit / Character.SIZE] ^= (char) (1 << bit % Character.SIZE);
    return new String(chars);
  }

  private static void flip(byte[] bytes, int bit) {
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
  }

  private static byte[] body(Random random) {
    byte[] body = new byte[1 + random.nextInt(300)];
    random.nextBytes(body);
    return body;
  }

  private static String secret(Random random) {
    return random
        .ints(1 + random.nextInt(100), 0x21, 0x3000)
        .collect(
            () -> new StringBuilder("s"), StringBuilder::appendCodePoint, StringBuilder::append)
        .append('s')
        .toString();
  }

  private interface Property {
    void check(Random random);
  }

  private static void forEachSeed(Property property) {
    for (int seed = 0; seed < SEEDS; seed++) {
      property.check(new Random(seed));
    }
  }
}
