package io.crmkit.webhooks;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How bytes become text. */
enum SignatureEncoding {
  HEX("hexadecimal digits") {
    @Override
    int lengthOf(int bytes) {
      return 2 * bytes;
    }

    @Override
    String encode(byte[] signature) {
      return HexFormat.of().formatHex(signature);
    }

    @Override
    byte @Nullable [] decode(String text, int from, int bytes) {
      return Hex.decode(text, from, bytes);
    }
  },
  BASE64("characters of Base64") {
    @Override
    int lengthOf(int bytes) {
      return (bytes + 2) / 3 * 4;
    }

    @Override
    String encode(byte[] signature) {
      return Base64.getEncoder().encodeToString(signature);
    }

    @Override
    byte @Nullable [] decode(String text, int from, int bytes) {
      String signature = text.substring(from);
      try {
        byte[] decoded = Base64.getDecoder().decode(signature);
        // The decoder ignores bits that no byte has, so that several texts mean the same bytes.
        return decoded.length == bytes && encode(decoded).equals(signature) ? decoded : null;
      } catch (IllegalArgumentException e) {
        return null; // a character that is none of Base64, or padding where it cannot be
      }
    }
  };

  private final String characters;

  SignatureEncoding(String characters) {
    this.characters = characters;
  }

  /** What it consists of, in words. */
  String characters() {
    return characters;
  }

  abstract int lengthOf(int bytes);

  abstract String encode(byte[] signature);

  /** Decodes the text from that place to its end; null if it is not these many bytes. */
  abstract byte @Nullable [] decode(String text, int from, int bytes);
}
