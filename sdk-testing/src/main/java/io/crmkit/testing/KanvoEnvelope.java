package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answers of Kanvo: {@code {"success": …, "data": …, "meta": …}}. */
final class KanvoEnvelope {
  private KanvoEnvelope() {}

  static Answer of(JsonNode data) {
    return Answer.ok(success(data));
  }

  static Answer page(Paging.Page page) {
    ObjectNode body = success(Json.array(page.items()));
    body.putObject("meta")
        .put("total", page.total())
        .put("page", page.number())
        .put("per_page", page.size());
    return Answer.ok(body);
  }

  /** Kanvo documents this for records only; for tasks and webhooks it is our decision. */
  static Answer deleted(String id) {
    return of(Json.object().put("deleted", true).put("id", id));
  }

  static JsonNode error(String message) {
    return Json.object().put("success", false).put("error", message);
  }

  private static ObjectNode success(JsonNode data) {
    ObjectNode body = Json.object().put("success", true);
    body.set("data", data);
    return body;
  }
}
