package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** What the fake answers: a status, a JSON body and the headers beside the content type. */
record FakeResponse(int status, JsonNode body, Map<String, String> headers) {
  static final String JSON = "application/json; charset=utf-8";

  FakeResponse {
    headers = Map.copyOf(headers);
  }

  static FakeResponse of(int status, JsonNode body) {
    return new FakeResponse(status, body, Map.of());
  }

  static FakeResponse ok(JsonNode body) {
    return of(200, body);
  }

  /** Returns this answer with more headers. */
  FakeResponse with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new FakeResponse(status, body, all);
  }

  MockResponse.Builder toResponse() {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", JSON)
            .body(new Buffer().write(Json.write(body)));
    headers.forEach(response::setHeader);
    return response;
  }
}
