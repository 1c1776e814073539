package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a provider pages its lists, and what it wraps around its data and errors. */
interface FakeEnvelope {
  FakePaging paging();

  /** Wraps the data of a success. */
  ObjectNode wrap(JsonNode data);

  /** Says in a wrapped list which page of how many items it is. */
  void addPage(ObjectNode body, FakePaging.Page page);

  /** The status of an answer to a create. */
  int createdStatus();

  JsonNode error(ErrorDetail problem);

  default FakeResponse item(JsonNode data) {
    return FakeResponse.ok(wrap(data));
  }

  default FakeResponse created(JsonNode data) {
    return FakeResponse.of(createdStatus(), wrap(data));
  }

  default FakeResponse page(FakePaging.Page page) {
    ObjectNode body = wrap(Json.array(page.items()));
    addPage(body, page);
    return FakeResponse.ok(body);
  }

  default FakeResponse deleted(String id) {
    return item(Json.object().put("deleted", true).put("id", id));
  }
}
