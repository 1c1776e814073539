package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The shape {@code {"success": …, "data": …, "meta": {"total", "page", "per_page"}}}. */
abstract class SuccessEnvelope implements FakeEnvelope {
  private final FakePaging paging;

  SuccessEnvelope(int defaultSize) {
    this.paging = new FakePaging("page", "per_page", defaultSize, 100);
  }

  @Override
  public final FakePaging paging() {
    return paging;
  }

  @Override
  public final ObjectNode wrap(JsonNode data) {
    ObjectNode body = Json.object().put("success", true);
    body.set("data", data);
    return body;
  }

  @Override
  public final void addPage(ObjectNode body, FakePaging.Page page) {
    body.putObject("meta")
        .put("total", page.total())
        .put("page", page.number())
        .put("per_page", page.size());
  }
}
