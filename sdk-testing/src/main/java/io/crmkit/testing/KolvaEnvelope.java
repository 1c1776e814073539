package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answers of Kolva: {@code {"data": …, "total": N}}. Its errors are our decision. */
final class KolvaEnvelope implements FakeEnvelope {
  static final KolvaEnvelope INSTANCE = new KolvaEnvelope();
  private static final FakePaging PAGING = new FakePaging("page", "limit", 20, 100);

  private KolvaEnvelope() {}

  @Override
  public FakePaging paging() {
    return PAGING;
  }

  @Override
  public ObjectNode wrap(JsonNode data) {
    return Json.object().set("data", data);
  }

  @Override
  public void addPage(ObjectNode body, FakePaging.Page page) {
    body.put("total", page.total());
  }

  @Override
  public int createdStatus() {
    return 201;
  }

  @Override
  public JsonNode error(ErrorDetail problem) {
    return Json.object().put("error", problem.text());
  }
}
