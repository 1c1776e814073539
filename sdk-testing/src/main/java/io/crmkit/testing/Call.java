package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A request that passed every check, as a handler gets it.
 *
 * @param path the decoded path parameters by name
 * @param query the decoded query parameters, one value each
 * @param body the JSON body; empty where the operation takes none
 */
record Call(Map<String, String> path, Map<String, String> query, ObjectNode body) {
  /** Returns the {@code :id} of the path. */
  String id() {
    String id = path.get("id");
    if (id == null) {
      throw new IllegalStateException("The route has no :id");
    }
    return id;
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** Returns a text field of the body; empty if it is absent or null. */
  Optional<String> text(String field) {
    return Optional.ofNullable(body.path(field).textValue());
  }
}
