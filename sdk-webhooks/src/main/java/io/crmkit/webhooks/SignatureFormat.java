package io.crmkit.webhooks;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How a provider writes the 32 bytes of a signature into its header. */
enum SignatureFormat {
  BARE(true, false, "64 hexadecimal digits"),
  PREFIXED(false, true, "sha256= and 64 hexadecimal digits"),
  EITHER(true, true, "64 hexadecimal digits, with or without sha256= before them");

  private static final String PREFIX = "sha256=";
  private static final int PREFIXED_LENGTH = PREFIX.length() + Hex.DIGITS;

  private final boolean bare;
  private final boolean prefixed;
  private final String description;

  SignatureFormat(boolean bare, boolean prefixed, String description) {
    this.bare = bare;
    this.prefixed = prefixed;
    this.description = description;
  }

  /** Returns the signature's bytes, or null if the header is not in this format. */
  byte @Nullable [] decode(String header) {
    int length = header.length();
    if (bare && length == Hex.DIGITS) {
      return Hex.decode(header, 0);
    }
    if (prefixed && length == PREFIXED_LENGTH && header.startsWith(PREFIX)) {
      return Hex.decode(header, PREFIX.length());
    }
    return null;
  }

  /** A provider whose format is open ({@link #EITHER}) is played with bare digits. */
  String encode(byte[] signature) {
    String digits = HexFormat.of().formatHex(signature);
    return bare ? digits : PREFIX + digits;
  }

  String description() {
    return description;
  }
}
