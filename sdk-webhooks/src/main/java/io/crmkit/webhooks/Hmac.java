package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The HMAC under one secret. Thread-safe.
 *
 * <p>Setting up a {@link Mac} costs as much as signing a small body, so idle ones are kept for the
 * next call: a fixed number of slots, chosen by thread, rather than one per thread, so that a
 * million virtual threads keep no more of them than one.
 */
final class Hmac {
  private static final int SLOTS = slots(Runtime.getRuntime().availableProcessors());

  private final String algorithm;
  private final SecretKeySpec key;
  private final AtomicReferenceArray<Mac> idle = new AtomicReferenceArray<>(SLOTS);

  Hmac(String algorithm, byte[] key) {
    this.algorithm = algorithm;
    this.key = new SecretKeySpec(key, algorithm);
    idle.set(0, newMac());
  }

  /** Under the secret's UTF-8 bytes, as the providers' own snippets use it. */
  static Hmac ofSecret(String algorithm, String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("secret is blank");
    }
    if (!secret.equals(secret.strip())) {
      throw new IllegalArgumentException(
          "secret begins or ends with white space, often the line break of the file it was read from: no signature would match. Pass it without");
    }
    return new Hmac(algorithm, secret.getBytes(UTF_8));
  }

  byte[] sign(byte[] body) {
    int slot = (int) Thread.currentThread().getId() & (SLOTS - 1);
    Mac mac = idle.getAndSet(slot, null);
    if (mac == null) {
      mac = newMac();
    }
    byte[] signature = mac.doFinal(body);
    // Reached only after a complete computation, which leaves the Mac ready for the next one.
    idle.setRelease(slot, mac);
    return signature;
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "this Java runtime no longer computes " + algorithm + ", which it did", e);
    }
  }

  /** Twice the processors, so that threads seldom meet in one slot; a power of two. */
  private static int slots(int processors) {
    return Integer.highestOneBit(Math.min(Math.max(processors, 2), 64)) * 2;
  }
}
