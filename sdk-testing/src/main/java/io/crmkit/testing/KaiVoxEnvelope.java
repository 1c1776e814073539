package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answers of KaiVox, whose errors name the fields that are wrong. */
final class KaiVoxEnvelope extends SuccessEnvelope {
  static final KaiVoxEnvelope INSTANCE = new KaiVoxEnvelope();

  private KaiVoxEnvelope() {
    super(20);
  }

  @Override
  public int createdStatus() {
    return 201;
  }

  @Override
  public JsonNode error(ErrorDetail problem) {
    ObjectNode error = Json.object().put("success", false).put("message", problem.text());
    ObjectNode errors = error.putObject("errors");
    problem.field().ifPresent(field -> errors.putArray(field).add(problem.text()));
    return error;
  }
}
