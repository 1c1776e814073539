package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the tree nodes of Jackson 3, wherever in a value they stand. To Jackson 2, which this
 * library uses, they are objects like any other: it would write what their getters return. They are
 * told by the name of their package, since Jackson 3 need not be there.
 */
final class ForeignNodes extends SimpleSerializers {
  private static final long serialVersionUID = 1;
  private static final String PACKAGE = "tools.jackson.databind.";

  /** Asked before Jackson looks into a class: those of a module may be closed to it. */
  @Override
  public @Nullable JsonSerializer<?> findSerializer(
      SerializationConfig config, JavaType type, BeanDescription description) {
    return type.getRawClass().getName().startsWith(PACKAGE) ? new Refusing() : null;
  }

  /** Its message follows the name of what holds the node. */
  static final class Found extends JsonMappingException {
    private static final long serialVersionUID = 1;

    private Found(JsonGenerator generator, Object node) {
      super(
          generator,
          "a node of Jackson 3, %s: pass a JsonNode of Jackson 2, or plain maps, lists, texts and numbers"
              .formatted(node.getClass().getName()));
    }
  }

  private static final class Refusing extends JsonSerializer<Object> {
    @Override
    public void serialize(Object node, JsonGenerator generator, SerializerProvider provider)
        throws Found {
      throw new Found(generator, node);
    }
  }
}
