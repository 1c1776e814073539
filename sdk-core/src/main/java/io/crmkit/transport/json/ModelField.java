package io.crmkit.transport.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One component of a model and the field it is read from.
 *
 * @param index its place among the components
 * @param name the field's name in JSON: in snake case, unless {@link JsonProperty} says otherwise
 * @param aliases other names it may have, by {@link JsonAlias}
 * @param required whether the model is nothing without it
 * @param ifAbsent its value when the field is absent: null, or zero or false for a primitive type
 * @param reader reads its values
 * @param component the component
 */
record ModelField(
    int index,
    String name,
    List<String> aliases,
    boolean required,
    @Nullable Object ifAbsent,
    ValueReader reader,
    RecordComponent component) {

  static ModelField of(int index, RecordComponent component, ValueReader reader) {
    // Jackson's annotations are not for components, but what they are put on gets them.
    JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
    JsonAlias aliases = component.getAccessor().getAnnotation(JsonAlias.class);
    return new ModelField(
        index,
        name == null ? snakeCase(component.getName()) : name.value(),
        aliases == null ? List.of() : List.of(aliases.value()),
        component.isAnnotationPresent(Required.class),
        zero(component.getType()),
        reader,
        component);
  }

  /** The component's bit in a set of components. */
  long bit() {
    return 1L << index;
  }

  /** The component's value. */
  @Nullable Object valueIn(Record model) {
    try {
      return component.getAccessor().invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("a model must be a public record: " + model.getClass(), e);
    }
  }

  static String snakeCase(String name) {
    return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object zero(Class<?> type) {
    return type == boolean.class ? Boolean.FALSE : type == int.class ? (Object) 0 : null;
  }
}
