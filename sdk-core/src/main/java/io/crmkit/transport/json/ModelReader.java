package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects as one type of model, by the rule of this package. A model is a public record whose
 * last component is {@code Map<String, JsonNode> additionalProperties}. Made once a type, when it
 * is first needed.
 */
final class ModelReader {
  private static final String ADDITIONAL = "additionalProperties";

  private static final ClassValue<ModelReader> READERS =
      new ClassValue<>() {
        @Override
        protected ModelReader computeValue(Class<?> type) {
          return new ModelReader(type);
        }
      };

  private final RecordConstructor constructor;
  private final List<ModelField> fields;
  private final Map<String, ModelField> byName = new HashMap<>();
  private final List<ModelField> required;
  private final List<ModelField> withAliases;
  private final ModelField additionalFields;
  private final @Nullable Object[] allAbsent;

  private ModelReader(Class<?> type) {
    List<ModelField> all = fields(type);
    this.constructor = RecordConstructor.of(type);
    this.fields = all.subList(0, all.size() - 1);
    this.additionalFields = all.get(all.size() - 1);
    this.fields.forEach(field -> byName.put(field.name(), field));
    this.required = fields.stream().filter(ModelField::required).toList();
    this.withAliases = fields.stream().filter(field -> !field.aliases().isEmpty()).toList();
    this.allAbsent = all.stream().map(ModelField::ifAbsent).toArray();
  }

  private static List<ModelField> fields(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    int last = components.length - 1;
    if (last < 0 || last >= Long.SIZE || !components[last].getName().equals(ADDITIONAL)) {
      throw new IllegalArgumentException(
          "the last component is not %s: %s".formatted(ADDITIONAL, type));
    }
    List<ModelField> fields = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      ValueReader reader = ValueReaders.of(components[i], ModelReader::nested);
      fields.add(ModelField.of(i, components[i], reader));
    }
    return List.copyOf(fields);
  }

  static ModelReader of(Class<?> type) {
    return READERS.get(type);
  }

  /**
   * Reads objects as a model within another. One that lacks a required field is read whole first:
   * it is not the model, and is kept as it came.
   */
  private static ValueReader nested(Class<?> type) {
    ModelReader model = of(type);
    return parser -> {
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        return ScalarReaders.unreadable(parser);
      }
      if (model.required.isEmpty()) {
        return model.read(parser);
      }
      JsonNode json = TreeReader.read(parser);
      return model.isComplete(json) ? model.read(json) : new AsSent(null, json);
    };
  }

  /** The components but the additional fields, in their order. */
  List<ModelField> fields() {
    return fields;
  }

  /** Whether an object holds all that is required. */
  private boolean isComplete(JsonNode object) {
    return required.stream().allMatch(field -> object.hasNonNull(field.name()));
  }

  /** Whether an object holds a field that the model knows. */
  boolean knowsFieldOf(JsonNode object) {
    return fields.stream()
        .anyMatch(
            field ->
                object.hasNonNull(field.name())
                    || field.aliases().stream().anyMatch(object::hasNonNull));
  }

  /** The additional fields of a model. */
  Map<String, JsonNode> additionalFields(Record model) {
    @SuppressWarnings("unchecked") // the type of every model's last component
    Map<String, JsonNode> additional = (Map<String, JsonNode>) additionalFields.valueIn(model);
    return additional;
  }

  /**
   * Reads the object the parser stands on and leaves the parser on its end.
   *
   * @throws UnreadableResponseException if it has a field twice or lacks a required one
   */
  Record read(JsonParser parser) throws IOException {
    @Nullable Object[] values = allAbsent.clone();
    long seen = 0;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      ModelField field = byName.get(name);
      if (field == null) {
        readAdditional(name, parser, values);
      } else if ((seen & field.bit()) != 0) {
        throw ParserProblem.duplicateField(name);
      } else {
        seen |= field.bit();
        readField(field, parser, values);
      }
    }
    readAliases(values);
    requireFields(values);
    return (Record) constructor.make(values);
  }

  /** Reads an object that was read whole before. */
  Record read(JsonNode object) throws IOException {
    try (JsonParser parser = object.traverse()) {
      parser.nextToken();
      return read(parser);
    }
  }

  private void readAdditional(String name, JsonParser parser, @Nullable Object[] values)
      throws IOException {
    if (!additional(values).add(name, TreeReader.read(parser))) {
      throw ParserProblem.duplicateField(parser);
    }
  }

  private void readField(ModelField field, JsonParser parser, @Nullable Object[] values)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return;
    }
    Object read = field.reader().read(parser);
    if (read instanceof AsSent sent) {
      set(field, sent, values);
    } else if (read.equals(field.ifAbsent())) {
      set(field, new AsSent(read, TreeReader.read(parser)), values); // to tell it from absent
    } else {
      values[field.index()] = read;
    }
  }

  private void set(ModelField field, AsSent sent, @Nullable Object[] values) {
    if (sent.value() == null) {
      additional(values).add(field.name(), sent.json());
    } else {
      values[field.index()] = sent.value();
      additional(values).remember(field.name(), field.name(), sent);
    }
  }

  /** The additional fields of the model that is being read, made with the first of them. */
  private AdditionalFields additional(@Nullable Object[] values) {
    int last = values.length - 1;
    if (values[last] == null) {
      values[last] = new AdditionalFields();
    }
    return (AdditionalFields) values[last];
  }

  private void readAliases(@Nullable Object[] values) throws IOException {
    if (values[values.length - 1] != null) {
      for (ModelField field : withAliases) {
        readAlias(field, additional(values), values);
      }
    }
  }

  /** What has no value under its own name gets that of the first alias that can be read. */
  private static void readAlias(
      ModelField field, AdditionalFields additional, @Nullable Object[] values) throws IOException {
    for (String alias : field.aliases()) {
      JsonNode json = additional.node(alias);
      if (values[field.index()] == null && json != null && !json.isNull()) {
        values[field.index()] = additional.moveTo(field, alias, json);
      }
    }
  }

  private void requireFields(@Nullable Object[] values) throws UnreadableResponseException {
    for (ModelField field : required) {
      if (values[field.index()] == null) {
        throw new UnreadableResponseException("it has no field '%s'".formatted(field.name()));
      }
    }
  }
}
