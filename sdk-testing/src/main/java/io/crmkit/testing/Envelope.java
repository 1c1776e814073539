package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a provider pages its lists, and what it wraps around its data and errors. */
interface Envelope {
  Paging paging();

  /** Wraps the data of a success. */
  ObjectNode wrap(JsonNode data);

  /** Says in a wrapped list which page of how many items it is. */
  void addPage(ObjectNode body, Paging.Page page);

  /** The status of an answer to a create. */
  int createdStatus();

  JsonNode error(Problem problem);

  default Answer item(JsonNode data) {
    return Answer.ok(wrap(data));
  }

  default Answer created(JsonNode data) {
    return Answer.of(createdStatus(), wrap(data));
  }

  default Answer page(Paging.Page page) {
    ObjectNode body = wrap(Json.array(page.items()));
    addPage(body, page);
    return Answer.ok(body);
  }

  default Answer deleted(String id) {
    return item(Json.object().put("deleted", true).put("id", id));
  }
}
