package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads JSON values whole, so that each can be written again as it came. Unlike Jackson's own
 * reader it keeps every number, and it refuses a field that an object has twice: which of the two
 * is meant cannot be known. Its recursion ends where the parser's nesting limit does.
 */
final class TreeReader {
  private TreeReader() {}

  /** Reads the value the parser stands on and leaves the parser on its last token. */
  static JsonNode read(JsonParser parser) throws IOException {
    return switch (parser.currentTokenId()) {
      case JsonTokenId.ID_START_OBJECT -> object(parser);
      case JsonTokenId.ID_START_ARRAY -> array(parser);
      case JsonTokenId.ID_STRING -> TextNode.valueOf(parser.getText());
      case JsonTokenId.ID_NUMBER_INT -> integer(parser);
      case JsonTokenId.ID_NUMBER_FLOAT -> decimal(parser.getText());
      case JsonTokenId.ID_TRUE -> BooleanNode.TRUE;
      case JsonTokenId.ID_FALSE -> BooleanNode.FALSE;
      case JsonTokenId.ID_NULL -> NullNode.getInstance();
      default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
    };
  }

  /** Reads the fields of the object the parser stands on. */
  static Map<String, JsonNode> fields(JsonParser parser) throws IOException {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (fields.put(name, read(parser)) != null) {
        throw UnreadableResponseException.duplicateField(parser);
      }
    }
    return fields;
  }

  private static ObjectNode object(JsonParser parser) throws IOException {
    return new ObjectNode(JsonNodeFactory.instance, fields(parser));
  }

  private static ArrayNode array(JsonParser parser) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > PlainNumber.MOST_DIGITS) {
      return new NumberAsWritten(parser.getText());
    }
    JsonParser.NumberType type = parser.getNumberType();
    if (type == JsonParser.NumberType.INT) {
      int value = parser.getIntValue();
      return value == 0 && length > 1 ? new NumberAsWritten("-0") : IntNode.valueOf(value);
    }
    return type == JsonParser.NumberType.LONG
        ? LongNode.valueOf(parser.getLongValue())
        : BigIntegerNode.valueOf(parser.getBigIntegerValue());
  }

  private static JsonNode decimal(String number) {
    BigDecimal value = PlainNumber.parse(number);
    return value == null || PlainNumber.isNegativeZero(value, number)
        ? new NumberAsWritten(number)
        : DecimalNode.valueOf(value);
  }
}
