package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the reader for what a component of a model holds. */
final class ValueReaders {
  private ValueReaders() {}

  /**
   * The reader for a component.
   *
   * @param models makes the reader for a component that is a model itself
   * @throws IllegalArgumentException if models do not hold its type
   */
  static ValueReader of(RecordComponent component, Function<Class<?>, ValueReader> models) {
    boolean anyJson =
        component.isAnnotationPresent(TextOrJson.class)
            || component.isAnnotationPresent(Required.class);
    return anyJson ? ScalarReader::textOrJson : of(component.getGenericType(), models);
  }

  private static ValueReader of(Type type, Function<Class<?>, ValueReader> models) {
    ValueReader reader = ScalarReader.of(type);
    if (reader != null) {
      return reader;
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return isOpenType(record) ? openType(record) : models.apply(record);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return list(of(generic.getActualTypeArguments()[0], models));
    }
    if (type instanceof ParameterizedType generic
        && generic.getRawType() == Map.class
        && generic.getActualTypeArguments()[1] == JsonNode.class) {
      return ValueReaders::map;
    }
    throw new IllegalArgumentException("a model cannot hold " + type);
  }

  /** Whether a record is an open set of values: made of one text. */
  static boolean isOpenType(Class<?> record) {
    return record.getRecordComponents().length == 1
        && record.getRecordComponents()[0].getType() == String.class;
  }

  /** Open sets of values, such as statuses: records of one text, made of texts only. */
  private static ValueReader openType(Class<?> record) {
    RecordConstructor constructor = RecordConstructor.of(record);
    return parser ->
        parser.hasToken(JsonToken.VALUE_STRING)
            ? constructor.make(new Object[] {parser.getText()})
            : ScalarReader.unreadable(parser);
  }

  /**
   * Arrays all of whose elements are of one type. The array is read whole first, since its last
   * element may be the one that cannot be read.
   */
  private static ValueReader list(ValueReader elements) {
    return parser -> {
      JsonNode json = TreeReader.read(parser);
      return json.isArray() ? list(json, elements) : new AsSent(null, json);
    };
  }

  @SuppressWarnings("ReferenceEquality") // whether something was put in its place
  private static Object list(JsonNode array, ValueReader elements) throws IOException {
    List<Object> values = new ArrayList<>(array.size());
    boolean exact = !array.isEmpty(); // an empty list looks like an absent one
    for (JsonNode element : array) {
      Object read = element.isNull() ? null : elements.read(element);
      Object value = read instanceof AsSent sent ? sent.value : read;
      if (value == null) {
        return new AsSent(null, array);
      }
      exact &= value == read;
      values.add(value);
    }
    List<Object> list = List.copyOf(values);
    return exact ? list : new AsSent(list, array);
  }

  /** Objects whose fields are the user's own. */
  private static Object map(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return ScalarReader.unreadable(parser);
    }
    Map<String, JsonNode> fields = TreeReader.fields(parser);
    return fields.isEmpty()
        ? new AsSent(JsonFields.empty(), JsonNodeFactory.instance.objectNode()) // not absent
        : JsonFields.of(fields);
  }
}
