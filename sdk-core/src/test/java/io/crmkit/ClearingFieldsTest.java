package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.crmkit.kanvo.KanvoRecordUpdate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule for null, in every setter of every input there is. */
class ClearingFieldsTest {
  /** Where the provider documents that null clears the field. */
  private static final Set<String> CLEARING = Set.of("KanvoRecordUpdate.assigneeId");

  static Stream<Setter> settersThatMayClear() {
    return setters().filter(setter -> CLEARING.contains(setter.toString()));
  }

  static Stream<Setter> settersThatMayNot() {
    return setters().filter(setter -> !CLEARING.contains(setter.toString()));
  }

  @ParameterizedTest
  @MethodSource("settersThatMayClear")
  void aSetterOfAFieldThatNullClearsSendsNull(Setter setter) throws Exception {
    Input.Builder<?> builder = setter.builder();

    setter.method().invoke(builder, (Object) null);

    assertThat(fields(builder)).containsEntry(setter.field(), NullNode.getInstance());
  }

  @ParameterizedTest
  @MethodSource("settersThatMayNot")
  void everyOtherSetterRefusesNullAndSaysHowToSendIt(Setter setter) throws Exception {
    Input.Builder<?> builder = setter.builder();

    Throwable refused = catchThrowable(() -> setter.method().invoke(builder, (Object) null));

    assertThat(refused).isInstanceOf(InvocationTargetException.class);
    assertThat(refused.getCause())
        .isInstanceOf(NullPointerException.class)
        .hasMessage(
            "%s == null: to leave the field alone, do not set it; to clear it, which the provider does not document, write put(\"%s\", null)",
            setter.method().getName(), setter.field());
    builder.put(setter.field(), null);
    assertThat(fields(builder)).containsEntry(setter.field(), NullNode.getInstance());
  }

  @Test
  void aFieldThatIsNotSetIsNotSent() {
    assertThat(KanvoRecordUpdate.builder().title("New").build().fields()).containsOnlyKeys("title");
  }

  @Test
  void thereAreSettersToTry() {
    assertThat(setters().map(Setter::toString))
        .hasSizeGreaterThan(30)
        .containsAll(CLEARING)
        .contains("KolvaDealUpdate.totalHt", "KaiVoxAppointmentCreate.appointmentTime")
        .contains("KanvoTaskUpdate.dueDate", "BolsivoWebhookCreate.eventTypes");
  }

  /** A method of an input's builder that sets one field to what it is given. */
  record Setter(Class<?> input, Method method) {
    /** The JSON name of the field. */
    String field() {
      return method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** A builder as users get it; each argument that one asks for may be a URL. */
    Input.Builder<?> builder() throws ReflectiveOperationException {
      Method factory =
          Arrays.stream(input.getMethods())
              .filter(method -> method.getName().equals("builder"))
              .findFirst()
              .orElseThrow();
      Object[] arguments = new Object[factory.getParameterCount()];
      Arrays.fill(arguments, "https://example.com");
      return (Input.Builder<?>) factory.invoke(null, arguments);
    }

    @Override
    public String toString() {
      return input.getSimpleName() + "." + method.getName();
    }
  }

  private static Map<String, JsonNode> fields(Input.Builder<?> builder) {
    return new Input(builder) {}.fields();
  }

  private static Stream<Setter> setters() {
    return inputs()
        .flatMap(
            input ->
                Stream.of(input.getClasses())
                    .flatMap(builder -> Stream.of(builder.getMethods()))
                    .filter(ClearingFieldsTest::isSetter)
                    .map(method -> new Setter(input, method)));
  }

  private static boolean isSetter(Method method) {
    return Input.Builder.class.isAssignableFrom(method.getReturnType())
        && !Modifier.isStatic(method.getModifiers())
        && !method.getName().startsWith("put")
        && method.getParameterCount() == 1
        && !method.getParameterTypes()[0].isPrimitive();
  }

  private static Stream<Class<?>> inputs() {
    return classNames().stream()
        .<Class<?>>map(ClearingFieldsTest::load)
        .filter(type -> type.getSuperclass() == Input.class);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The top-level classes of the library's main code. */
  private static List<String> classNames() {
    try {
      Path root = Path.of(Input.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.matches("io[/\\\\]crmkit[/\\\\]\\w+[/\\\\]\\w+\\.class"))
            .map(file -> file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
            .toList();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
