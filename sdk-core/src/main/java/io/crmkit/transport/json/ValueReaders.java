package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the reader for what a component of a model holds. */
final class ValueReaders {
  private static final Map<Type, ValueReader> BY_TYPE =
      Map.of(
          String.class, TextReader.SCALARS,
          Integer.class, new NumberReader(true),
          int.class, new NumberReader(true),
          BigDecimal.class, new NumberReader(false),
          Boolean.class, new BooleanReader(),
          boolean.class, new BooleanReader(),
          Instant.class, new ParsingReader<>(IsoInstant::parse, IsoInstant::hasUsualShape),
          LocalDate.class, new ParsingReader<>(LenientDate::parse, LenientDate::isBare),
          LocalTime.class, new ParsingReader<>(LenientTime::parse, LenientTime::isCanonical));

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
    return anyJson ? TextReader.ANY_JSON : of(component.getGenericType(), models);
  }

  private static ValueReader of(Type type, Function<Class<?>, ValueReader> models) {
    ValueReader reader = BY_TYPE.get(type);
    if (reader != null) {
      return reader;
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return OpenTypeReader.isOpenType(record) ? OpenTypeReader.of(record) : models.apply(record);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new ListReader(of(generic.getActualTypeArguments()[0], models));
    }
    if (type instanceof ParameterizedType generic
        && generic.getRawType() == Map.class
        && generic.getActualTypeArguments()[1] == JsonNode.class) {
      return new MapReader();
    }
    throw new IllegalArgumentException("a model cannot hold " + type);
  }
}
