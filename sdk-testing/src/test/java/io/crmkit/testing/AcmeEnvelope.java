package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answers of Acme: lists in {@code {"items": …, "count": N}}, single objects as they are. */
final class AcmeEnvelope implements FakeEnvelope {
  static final AcmeEnvelope INSTANCE = new AcmeEnvelope();
  private static final FakePaging PAGING = new FakePaging("page", "size", 20, 50);

  private AcmeEnvelope() {}

  @Override
  public FakePaging paging() {
    return PAGING;
  }

  @Override
  public ObjectNode wrap(JsonNode data) {
    return data.isArray() ? Json.object().set("items", data) : (ObjectNode) data;
  }

  @Override
  public void addPage(ObjectNode body, FakePaging.Page page) {
    body.put("count", page.total());
  }

  @Override
  public int createdStatus() {
    return 201;
  }

  @Override
  public JsonNode error(ErrorDetail problem) {
    ObjectNode body = Json.object();
    body.putObject("problem").put("text", problem.text());
    return body;
  }
}
