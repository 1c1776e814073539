package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.crmkit.transport.Checks;
import java.io.IOException;
import java.util.Arrays;

/**
 * Refuses an object that has a field twice: which of the two is meant cannot be known. Fields that
 * nobody reads are not looked into. Jackson's own check does the same, but allocates a set for
 * every object, a fifth more memory for a page of records; this one keeps its arrays.
 */
public final class DuplicateFieldDetector extends JsonParserDelegate {
  private static final int FIRST_SIZE = 16;

  /** The names seen in the object at each depth; arrays have none. */
  private String[][] names = new String[8][];

  private int[] counts = new int[8];
  private int depth = -1;

  public DuplicateFieldDetector(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    if (token == JsonToken.FIELD_NAME) {
      check(delegate.currentName());
    } else if (token != null && token.isStructStart()) {
      enter();
    } else if (token != null && token.isStructEnd()) {
      depth--;
    }
    return token;
  }

  @Override
  public JsonToken nextValue() throws IOException {
    JsonToken token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken token = delegate.currentToken();
    delegate.skipChildren();
    if (token != null && token.isStructStart()) {
      depth--;
    }
    return this;
  }

  private void enter() {
    depth++;
    if (depth == counts.length) {
      counts = Arrays.copyOf(counts, depth * 2);
      names = Arrays.copyOf(names, depth * 2);
    }
    counts[depth] = 0;
  }

  private void check(String name) throws IOException {
    int count = counts[depth];
    String[] seen = names[depth] == null ? new String[FIRST_SIZE] : names[depth];
    for (int i = 0; i < count; i++) {
      if (seen[i].equals(name)) {
        throw new UnreadableResponseException(
            "the field '%s' is there twice".formatted(Checks.excerpt(name, 100)));
      }
    }
    if (count == seen.length) {
      seen = Arrays.copyOf(seen, count * 2);
    }
    seen[count] = name;
    names[depth] = seen;
    counts[depth] = count + 1;
  }
}
