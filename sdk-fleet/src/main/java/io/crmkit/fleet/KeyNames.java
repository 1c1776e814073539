package io.crmkit.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a limit is called in the store: the same on every machine, and nothing that the API key
 * could be learned from. API keys are long and random, so that a plain digest cannot be searched
 * for them.
 */
final class KeyNames {
  private KeyNames() {}

  static String of(String provider, String limit, String apiKey) {
    // Each part with its length, so that no two of them can be cut differently and read the same.
    String parts = part(provider) + part(limit) + part(apiKey);
    byte[] digest = sha256().digest(parts.getBytes(StandardCharsets.UTF_8));
    return "crmkit:" + HexFormat.of().formatHex(digest);
  }

  private static String part(String text) {
    return text.length() + ":" + text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
