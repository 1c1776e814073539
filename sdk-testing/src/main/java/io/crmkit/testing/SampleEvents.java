package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The events whose payloads the providers' documentations show, for {@link WebhookSender#deliver}.
 * Kolva, Kolvera and KaiVox document no payload.
 *
 * <p>Each call returns a new object, yours to change: {@code
 * SampleEvents.bolsivoLeadQualified().put("score", 12)}.
 */
public final class SampleEvents {
  private SampleEvents() {}

  /**
   * Kanvo's {@code record.created}: the lead Smith Residence of the workspace ws_abc123. Kanvo's
   * example abbreviates the ids; these are made up.
   */
  public static ObjectNode kanvoRecordCreated() {
    return object(
        """
        {
          "event": "record.created",
          "workspace_id": "ws_abc123",
          "timestamp": "2026-06-17T14:20:00.000Z",
          "data": {
            "id": "b3e1a2f4-6c1d-4e8a-9b57-2f0c8d41e6aa",
            "title": "Smith Residence",
            "object_type_id": "5d0f7c32-8a4e-4f19-b6d3-91c2e7a05b48",
            "stage_id": "e27b94d1-3f60-4c85-a1e9-7d58b0c6f213",
            "assignee_id": null,
            "data": {},
            "created_at": "2026-06-17T14:20:00.000Z"
          }
        }
        """);
  }

  /** Bolsivo's {@code lead.qualified}: Sunrise Office Park, lead_xyz789, with the score 82. */
  public static ObjectNode bolsivoLeadQualified() {
    return object(
        """
        {
          "event": "lead.qualified",
          "org_id": "org_abc123",
          "lead_id": "lead_xyz789",
          "business_name": "Sunrise Office Park",
          "score": 82,
          "fit_reason": "Active office park in Bellevue with 180+ reviews",
          "timestamp": "2026-06-20T14:32:10Z"
        }
        """);
  }

  /** Bolsivo's {@code lead.status_changed}: lead_xyz789 went from contacted to replied. */
  public static ObjectNode bolsivoLeadStatusChanged() {
    return object(
        """
        {
          "event": "lead.status_changed",
          "org_id": "org_abc123",
          "lead_id": "lead_xyz789",
          "business_name": "Sunrise Office Park",
          "previous_status": "contacted",
          "new_status": "replied",
          "timestamp": "2026-06-20T14:32:10Z"
        }
        """);
  }

  /** Bolsivo's {@code email.sent}: the first email of the sequence to lead_xyz789. */
  public static ObjectNode bolsivoEmailSent() {
    return object(
        """
        {
          "event": "email.sent",
          "org_id": "org_abc123",
          "lead_id": "lead_xyz789",
          "email_id": "draft_def456",
          "to": "manager@sunriseofficepark.com",
          "subject": "Quick question for Sunrise Office Park",
          "sequence_step": 1,
          "timestamp": "2026-06-20T14:32:10Z"
        }
        """);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) Json.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("A sample is not JSON", e);
    }
  }
}
