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
 * @param value the status as Bolsivo writes it, such as {@code qualified}
 */
public record LeadStatus(@JsonValue String value) {
  /** Found, and not yet judged. */
  public static final LeadStatus NEW = new LeadStatus("new");

  /** Its score meets the threshold. */
  public static final LeadStatus QUALIFIED = new LeadStatus("qualified");

  /** An outreach email was sent. */
  public static final LeadStatus CONTACTED = new LeadStatus("contacted");

  /** It answered. */
  public static final LeadStatus REPLIED = new LeadStatus("replied");

  /** A meeting was arranged. */
  public static final LeadStatus MEETING = new LeadStatus("meeting");

  /** It became a customer. */
  public static final LeadStatus CLOSED_WON = new LeadStatus("closed_won");

  /** It was given up. */
  public static final LeadStatus CLOSED_LOST = new LeadStatus("closed_lost");

  private static final Map<LeadStatus, Set<LeadStatus>> NEXT =
      Map.of(
          NEW, Set.of(QUALIFIED),
          QUALIFIED, Set.of(CONTACTED),
          CONTACTED, Set.of(REPLIED),
          REPLIED, Set.of(MEETING),
          MEETING, Set.of(CLOSED_WON, CLOSED_LOST));

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LeadStatus {
    Objects.requireNonNull(value, "value == null");
  }

  /**
   * The statuses that follow directly on this one in Bolsivo's documentation. Whether Bolsivo also
   * skips steps or goes back is not documented: treat what it sends as the truth.
   *
   * @return unmodifiable; empty for a closed status and for one that is not documented
   */
  public Set<LeadStatus> next() {
    return NEXT.getOrDefault(this, Set.of());
  }

  /** Whether the other status is among {@link #next()}. */
  public boolean canBecome(LeadStatus other) {
    return next().contains(other);
  }

  /** Whether it is won or lost. */
  public boolean isClosed() {
    return equals(CLOSED_WON) || equals(CLOSED_LOST);
  }

  /** The value as Bolsivo writes it. */
  @Override
  public String toString() {
    return value;
  }
}
