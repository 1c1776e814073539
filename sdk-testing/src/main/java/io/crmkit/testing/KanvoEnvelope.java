package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answers of Kanvo. What a delete answers it documents for records only; for tasks and webhooks
 * it is our decision.
 */
final class KanvoEnvelope extends SuccessEnvelope {
  static final KanvoEnvelope INSTANCE = new KanvoEnvelope();

  private KanvoEnvelope() {
    super(50);
  }

  @Override
  public int createdStatus() {
    return 200;
  }

  @Override
  public JsonNode error(ErrorDetail problem) {
    return Json.object().put("success", false).put("error", problem.text());
  }
}
