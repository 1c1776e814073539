package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a lead of Bolsivo stands: new → qualified → contacted → replied → meeting → closed_won or
 * closed_lost. A status that this version does not know stays what it is; compare with {@link
 * #equals}.
 *
 * <p>The client's {@code io.crmkit.bolsivo.BolsivoLeadStatus} is the same set of texts; neither
 * artifact needs the other, so it is a type of its own. What is written as one is read as the
 * other: {@code new BolsivoLeadStatus(status.wireName())} and back, and {@link WebhookEvent#dataAs}
 * fills a field of either type.
 *
 * @param wireName the status as the provider writes it
 */
public record WebhookLeadStatus(@JsonValue String wireName) {
  /** The lead was found. */
  public static final WebhookLeadStatus NEW = new WebhookLeadStatus("new");

  /** Its score met the threshold. */
  public static final WebhookLeadStatus QUALIFIED = new WebhookLeadStatus("qualified");

  /** An outreach email was sent. */
  public static final WebhookLeadStatus CONTACTED = new WebhookLeadStatus("contacted");

  /** It replied. */
  public static final WebhookLeadStatus REPLIED = new WebhookLeadStatus("replied");

  /** A meeting is arranged. */
  public static final WebhookLeadStatus MEETING = new WebhookLeadStatus("meeting");

  /** It became a customer. */
  public static final WebhookLeadStatus CLOSED_WON = new WebhookLeadStatus("closed_won");

  /** It did not become a customer. */
  public static final WebhookLeadStatus CLOSED_LOST = new WebhookLeadStatus("closed_lost");

  /** Takes any text: the set of values is open. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WebhookLeadStatus {
    requireNonNull(wireName, "wireName == null");
  }

  /** Returns the status as the provider writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
