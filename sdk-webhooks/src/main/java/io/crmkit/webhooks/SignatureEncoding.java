package io.crmkit.webhooks;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How bytes become text. */
enum SignatureEncoding {
  HEX("hexadecimal digits"),
  BASE64("characters of Base64");

  private final String characters;

  SignatureEncoding(String characters) {
    this.characters = characters;
  }

  /** What it consists of, in words. */
  String characters() {
    return characters;
  }

  int lengthOf(int bytes) {
    return this == HEX ? 2 * bytes : (bytes + 2) / 3 * 4;
  }

  String encode(byte[] signature) {
    return this == HEX
        ? HexFormat.of().formatHex(signature)
        : Base64.getEncoder().encodeToString(signature);
  }

  /** Decodes the text from that place to its end; null if it is not these many bytes. */
  byte @Nullable [] decode(String text, int from, int bytes) {
    return this == HEX ? decodeHex(text, from) : decodeBase64(text.substring(from), bytes);
  }

  private static byte @Nullable [] decodeHex(String text, int from) {
    try {
      return HexFormat.of().parseHex(text, from, text.length());
    } catch (IllegalArgumentException e) {
      return null; // a character that is no hexadecimal digit
    }
  }

  private static byte @Nullable [] decodeBase64(String text, int bytes) {
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      // The decoder ignores bits that no byte has, so that several texts mean the same bytes.
      return decoded.length == bytes && BASE64.encode(decoded).equals(text) ? decoded : null;
    } catch (IllegalArgumentException e) {
      return null; // a character that is none of Base64, or padding where it cannot be
    }
  }
}
