package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/** Reads the JSON object that an operation requires, or makes sure there is none. */
final class BodyReader {
  private BodyReader() {}

  static ObjectNode read(Route route, ReceivedRequest request, boolean takesAnyField) {
    byte[] bytes = request.bodyBytes();
    if (!route.takesBody()) {
      if (bytes.length > 0) {
        throw ErrorReply.badRequest(request + " takes no body");
      }
      return Json.object();
    }
    checkContentType(request);
    ObjectNode body = parse(bytes);
    (takesAnyField ? route.body().opened() : route.body()).checkBody(body);
    return body;
  }

  private static void checkContentType(ReceivedRequest request) {
    String type = request.header("Content-Type").orElse("");
    String mediaType = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    if (!mediaType.equals("application/json")) {
      throw ErrorReply.badRequest("Content-Type must be application/json: '" + type + "'");
    }
  }

  private static ObjectNode parse(byte[] bytes) {
    try {
      JsonNode json = Json.read(bytes);
      if (json instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw ErrorReply.badRequest("Malformed JSON in the request body");
    }
    throw ErrorReply.badRequest("The request body must be a JSON object");
  }
}
