package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.UUID;

/** Ids that look random and are the same in every run. */
final class Ids {
  private static final long SEED = 20_260_314L;

  private final SeededRandom random = new SeededRandom(SEED);
  private int last;

  /** Returns 1, 2, 3 and so on. */
  JsonNode number() {
    return IntNode.valueOf(++last);
  }

  /** Returns a random (version 4) UUID. */
  String uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  Snapshot snapshot() {
    int then = last;
    return Snapshot.all(random.snapshot(), () -> last = then);
  }

  /** Returns lower-case hexadecimal digits. */
  String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
