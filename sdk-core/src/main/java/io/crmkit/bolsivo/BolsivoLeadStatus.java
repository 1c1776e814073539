package io.crmkit.bolsivo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far a lead has come: new, qualified, contacted, replied, meeting, and then closed as won or
 * lost. A value that Bolsivo adds later is kept as it came.
 *
 * <p>The webhooks' {@code io.crmkit.webhooks.WebhookLeadStatus} is the same set of texts: {@code
 * new BolsivoLeadStatus(event.newStatus().wireName())}.
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

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BolsivoLeadStatus {
    Objects.requireNonNull(wireName, "wireName == null");
  }

  /** The value as Bolsivo writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
