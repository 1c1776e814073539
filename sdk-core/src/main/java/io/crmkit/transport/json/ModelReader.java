package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects as one type of model, by the rule of this package. A model is a public record whose
 * last component is {@code Map<String, JsonNode> additionalProperties}. Made once a type, when it
 * is first needed.
 */
final class ModelReader implements ValueReader {
  private static final String ADDITIONAL = "additionalProperties";

  private static final Map<Class<?>, ModelReader> READERS = new ConcurrentHashMap<>();

  private final RecordConstructor constructor;
  private final List<ModelField> fields = new ArrayList<>();
  private final Map<String, ModelField> byName = new HashMap<>();
  private final List<ModelField> required = new ArrayList<>();
  private final List<ModelField> withAliases = new ArrayList<>();
  private final ModelField additionalFields;
  private final @Nullable Object[] allAbsent;

  private ModelReader(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    int last = components.length - 1;
    if (last < 0 || last >= Long.SIZE || !components[last].getName().equals(ADDITIONAL)) {
      throw new IllegalArgumentException(
          "the last component is not %s: %s".formatted(ADDITIONAL, type));
    }
    this.constructor = RecordConstructor.of(type);
    this.allAbsent = new Object[components.length];
    for (int i = 0; i < last; i++) {
      add(field(i, components[i]));
    }
    this.additionalFields = field(last, components[last]);
  }

  private static ModelField field(int index, RecordComponent component) {
    return new ModelField(index, component, ValueReaders.of(component, ModelReader::nested));
  }

  private void add(ModelField field) {
    fields.add(field);
    byName.put(field.name, field);
    allAbsent[field.index] = field.ifAbsent;
    if (field.required) {
      required.add(field);
    }
    if (field.aliases.length > 0) {
      withAliases.add(field);
    }
  }

  static ModelReader of(Class<?> type) {
    ModelReader known = READERS.get(type);
    if (known == null) {
      known = new ModelReader(type); // not within the map's own update: models hold models
      READERS.put(type, known);
    }
    return known;
  }

  /**
   * Reads objects as a model within another. One that lacks a required field is read whole first:
   * it is not the model, and is kept as it came.
   */
  private static ValueReader nested(Class<?> type) {
    ModelReader model = of(type);
    return parser -> {
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        return ScalarReader.unreadable(parser);
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
    return Collections.unmodifiableList(fields);
  }

  /** The component with a name in Java. */
  ModelField component(String name) {
    for (ModelField field : fields) {
      if (field.component.equals(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException("no component is named " + name);
  }

  /** Whether an object holds all that is required. */
  private boolean isComplete(JsonNode object) {
    for (ModelField field : required) {
      if (!object.hasNonNull(field.name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an object holds a field that the model knows. */
  boolean knowsFieldOf(JsonNode object) {
    for (ModelField field : fields) {
      boolean known = object.hasNonNull(field.name);
      for (String alias : field.aliases) {
        known |= object.hasNonNull(alias);
      }
      if (known) {
        return true;
      }
    }
    return false;
  }

  /** The additional fields of a model. */
  Map<String, JsonNode> additionalFields(Record model) {
    @SuppressWarnings("unchecked") // the type of every model's last component
    Map<String, JsonNode> additional =
        (Map<String, JsonNode>) Objects.requireNonNull(additionalFields.valueIn(model));
    return additional;
  }

  /**
   * Reads the object the parser stands on and leaves the parser on its end.
   *
   * @throws UnreadableResponseException if it has a field twice or lacks a required one
   */
  @Override
  public Record read(JsonParser parser) throws IOException {
    @Nullable Object[] values = allAbsent.clone();
    long seen = 0;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      ModelField field = byName.get(name);
      if (field == null) {
        readAdditional(name, parser, values);
      } else if ((seen & field.bit()) != 0) {
        throw UnreadableResponseException.duplicateField(name);
      } else {
        seen |= field.bit();
        readField(field, parser, values);
      }
    }
    readAliases(values);
    requireFields(values);
    return (Record) constructor.make(values);
  }

  private void readAdditional(String name, JsonParser parser, @Nullable Object[] values)
      throws IOException {
    if (!additional(values).add(name, TreeReader.read(parser))) {
      throw UnreadableResponseException.duplicateField(parser);
    }
  }

  private void readField(ModelField field, JsonParser parser, @Nullable Object[] values)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return;
    }
    Object read = field.reader.read(parser);
    if (read instanceof AsSent sent) {
      set(field, sent, values);
    } else if (field.ifAbsent != null && read.equals(field.ifAbsent)) {
      // Not asked of records: the first equals of a type of record has the JVM make 60 classes.
      set(field, new AsSent(read, TreeReader.read(parser)), values); // to tell it from absent
    } else {
      values[field.index] = read;
    }
  }

  private void set(ModelField field, AsSent sent, @Nullable Object[] values) {
    if (sent.value == null) {
      additional(values).add(field.name, sent.json);
    } else {
      values[field.index] = sent.value;
      additional(values).remember(field.name, sent);
    }
  }

  /** The additional fields of the model that is being read, made with the first of them. */
  private AdditionalFields additional(@Nullable Object[] values) {
    int last = values.length - 1;
    AdditionalFields fields = (AdditionalFields) values[last];
    if (fields == null) {
      fields = new AdditionalFields();
      values[last] = fields;
    }
    return fields;
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
    for (String alias : field.aliases) {
      JsonNode json = additional.node(alias);
      if (values[field.index] == null && json != null && !json.isNull()) {
        values[field.index] = additional.moveTo(field, alias, json);
      }
    }
  }

  private void requireFields(@Nullable Object[] values) throws UnreadableResponseException {
    for (ModelField field : required) {
      if (values[field.index] == null) {
        throw new UnreadableResponseException("it has no field '%s'".formatted(field.name));
      }
    }
  }
}
