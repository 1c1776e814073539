package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

/**
 * Where a lead of Bolsivo stands: new → qualified → contacted → replied → meeting → closed_won or
 * closed_lost. A status that this version does not know stays what it is; compare with {@link
 * #equals}.
 *
 * @param wireName the status as the provider writes it
 */
public record BolsivoLeadStatus(String wireName) {
  /** The lead was found. */
  public static final BolsivoLeadStatus NEW = new BolsivoLeadStatus("new");

  /** Its score met the threshold. */
  public static final BolsivoLeadStatus QUALIFIED = new BolsivoLeadStatus("qualified");

  /** An outreach email was sent. */
  public static final BolsivoLeadStatus CONTACTED = new BolsivoLeadStatus("contacted");

  /** It replied. */
  public static final BolsivoLeadStatus REPLIED = new BolsivoLeadStatus("replied");

  /** A meeting is arranged. */
  public static final BolsivoLeadStatus MEETING = new BolsivoLeadStatus("meeting");

  /** It became a customer. */
  public static final BolsivoLeadStatus CLOSED_WON = new BolsivoLeadStatus("closed_won");

  /** It did not become a customer. */
  public static final BolsivoLeadStatus CLOSED_LOST = new BolsivoLeadStatus("closed_lost");

  /** Takes any text: the set of values is open. */
  public BolsivoLeadStatus {
    requireNonNull(wireName, "wireName == null");
  }

  /** Returns the status as the provider writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
