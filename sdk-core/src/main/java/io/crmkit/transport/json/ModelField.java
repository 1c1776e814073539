package io.crmkit.transport.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One component of a model and the field it is read from. Immutable. */
final class ModelField {
  private static final Object[] NO_ARGUMENTS = {}; // an empty array per call would add up in lists

  /** Its place among the components. */
  final int index;

  /** The field's name in JSON: in snake case, unless {@link JsonProperty} says otherwise. */
  final String name;

  /** Other names it may have, by {@link JsonAlias}. */
  final String[] aliases;

  /** Whether the model is nothing without it. */
  final boolean required;

  /** Its value when the field is absent: null, or zero or false for a primitive type. */
  final @Nullable Object ifAbsent;

  /** Reads its values. */
  final ValueReader reader;

  /** The component's own name. */
  final String component;

  private final Method accessor;

  ModelField(int index, RecordComponent component, ValueReader reader) {
    this.index = index;
    this.accessor = component.getAccessor();
    // Jackson's annotations are not for components, but what they are put on gets them.
    JsonProperty name = accessor.getAnnotation(JsonProperty.class);
    JsonAlias aliases = accessor.getAnnotation(JsonAlias.class);
    this.component = component.getName();
    this.name = name == null ? snakeCase(this.component) : name.value();
    this.aliases = aliases == null ? new String[0] : aliases.value();
    this.required = component.isAnnotationPresent(Required.class);
    this.ifAbsent = zero(component.getType());
    this.reader = reader;
  }

  /** The component's bit in a set of components. */
  long bit() {
    return 1L << index;
  }

  /** The component's value. */
  @Nullable Object valueIn(Object model) {
    try {
      return accessor.invoke(model, NO_ARGUMENTS);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("a model must be a public record: " + model.getClass(), e);
    }
  }

  static String snakeCase(String name) {
    return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object zero(Class<?> type) {
    return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
  }
}
