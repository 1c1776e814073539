package io.crmkit.transport.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Makes records of one type. */
final class RecordConstructor {
  private final MethodHandle handle;

  private RecordConstructor(MethodHandle handle) {
    this.handle = handle;
  }

  /**
   * The canonical constructor of a public record.
   *
   * @throws IllegalArgumentException if it is not public
   */
  static RecordConstructor of(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      MethodHandle canonical =
          MethodHandles.lookup().unreflectConstructor(record.getDeclaredConstructor(types));
      return new RecordConstructor(
          canonical
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("a model must be a public record: " + record, e);
    }
  }

  Object make(@Nullable Object[] components) {
    try {
      return (Object) handle.invokeExact(components);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a constructor of a model declares an exception", e);
    }
  }
}
