package io.crmkit.bolsivo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How far a lead has come: new, qualified, contacted, replied, meeting, and then closed as won or
 * lost. A value that Bolsivo adds later is kept as it came.
 *
 * @param wireName the status as Bolsivo writes it, such as {@code qualified}
 */
public record BolsivoLeadStatus(@JsonValue String wireName) {
  /** Found, and not yet judged. */
  public static final BolsivoLeadStatus NEW = new BolsivoLeadStatus("new");

  /** Its score meets the threshold. */
  public static final BolsivoLeadStatus QUALIFIED = new BolsivoLeadStatus("qualified");

  /** An outreach email was sent. */
  public static final BolsivoLeadStatus CONTACTED = new BolsivoLeadStatus("contacted");

  /** It answered. */
  public static final BolsivoLeadStatus REPLIED = new BolsivoLeadStatus("replied");

  /** A meeting was arranged. */
  public static final BolsivoLeadStatus MEETING = new BolsivoLeadStatus("meeting");

  /** It became a customer. */
  public static final BolsivoLeadStatus CLOSED_WON = new BolsivoLeadStatus("closed_won");

  /** It was given up. */
  public static final BolsivoLeadStatus CLOSED_LOST = new BolsivoLeadStatus("closed_lost");

  private static final Map<BolsivoLeadStatus, Set<BolsivoLeadStatus>> NEXT =
      Map.of(
          NEW, Set.of(QUALIFIED),
          QUALIFIED, Set.of(CONTACTED),
          CONTACTED, Set.of(REPLIED),
          REPLIED, Set.of(MEETING),
          MEETING, Set.of(CLOSED_WON, CLOSED_LOST));

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BolsivoLeadStatus {
    Objects.requireNonNull(wireName, "wireName == null");
  }

  /**
   * The statuses that follow directly on this one in Bolsivo's documentation. Whether Bolsivo also
   * skips steps or goes back is not documented: treat what it sends as the truth.
   *
   * @return unmodifiable; empty for a closed status and for one that is not documented
   */
  public Set<BolsivoLeadStatus> next() {
    return NEXT.getOrDefault(this, Set.of());
  }

  /** Whether the other status is among {@link #next()}. */
  public boolean canBecome(BolsivoLeadStatus other) {
    return next().contains(other);
  }

  /** Whether it is won or lost. */
  public boolean isClosed() {
    return equals(CLOSED_WON) || equals(CLOSED_LOST);
  }

  /** The value as Bolsivo writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
