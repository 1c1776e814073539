package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxAppointmentStatus;
import io.crmkit.kaivox.KaiVoxAppointmentUpdate;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kaivox.KaiVoxCustomerUpdate;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kanvo.KanvoTaskUpdate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientUpdate;
import io.crmkit.kolva.KolvaContactUpdate;
import io.crmkit.kolva.KolvaDealUpdate;
import io.crmkit.kolva.KolvaVisitUpdate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is left out of a call is named, before anything is sent. */
class MissingArgumentsTest {
  private static final KanvoClient KANVO = KanvoClient.create("key");
  private static final KolvaClient KOLVA = KolvaClient.create("key");
  private static final KaiVoxClient KAIVOX = KaiVoxClient.create("key");
  private static final BolsivoClient BOLSIVO = BolsivoClient.create("key");

  /** What to pass for the arguments that are there. */
  private static final Map<Class<?>, Object> SAMPLES =
      Map.ofEntries(
          Map.entry(String.class, "id1"),
          Map.entry(Map.class, Map.of("a", 1)),
          Map.entry(KaiVoxAppointmentStatus.class, KaiVoxAppointmentStatus.COMPLETED),
          Map.entry(
              KaiVoxAppointmentUpdate.class, KaiVoxAppointmentUpdate.builder().notes("x").build()),
          Map.entry(KaiVoxCustomerUpdate.class, KaiVoxCustomerUpdate.builder().put("a", 1).build()),
          Map.entry(KanvoRecordUpdate.class, KanvoRecordUpdate.builder().title("x").build()),
          Map.entry(KanvoTaskUpdate.class, KanvoTaskUpdate.builder().title("x").build()),
          Map.entry(KolvaClientUpdate.class, KolvaClientUpdate.builder().put("a", 1).build()),
          Map.entry(KolvaContactUpdate.class, KolvaContactUpdate.builder("c1").build()),
          Map.entry(KolvaDealUpdate.class, KolvaDealUpdate.builder().status("x").build()),
          Map.entry(KolvaVisitUpdate.class, KolvaVisitUpdate.builder().type("x").build()));

  @AfterAll
  static void closeClients() {
    Stream.of(KANVO, KOLVA, KAIVOX, BOLSIVO).forEach(CrmClient::close);
  }

  /** A method of a resource, and the place of the argument that is missing. */
  record Case(Object resource, Method method, int missing) {
    @Override
    public String toString() {
      return "%s.%s, argument %s"
          .formatted(resource.getClass().getSimpleName(), method.getName(), missing);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(KANVO, KOLVA, KAIVOX, BOLSIVO)
        .flatMap(MissingArgumentsTest::resources)
        .flatMap(
            resource ->
                Arrays.stream(resource.getClass().getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .flatMap(
                        method ->
                            IntStream.range(0, method.getParameterCount())
                                .mapToObj(missing -> new Case(resource, method, missing))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofACallIsNamed(Case call) {
    Object[] arguments =
        Arrays.stream(call.method().getParameterTypes()).map(SAMPLES::get).toArray();
    arguments[call.missing()] = null;

    Throwable thrown = catchThrowable(() -> call.method().invoke(call.resource(), arguments));

    assertThat(thrown).isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause())
        .isInstanceOf(NullPointerException.class)
        .hasMessageMatching("\\w+ == null");
  }

  @Test
  void ofTheClientItselfIsNamed() {
    assertMissing("options == null", () -> KANVO.withOptions(null));
    assertMissing("calls == null", () -> KANVO.async(null));
    assertMissing("method == null", () -> KANVO.request(null, "records", Map.of(), null));
    assertMissing("path == null", () -> KANVO.request("GET", null, Map.of(), null));
    assertMissing("query == null", () -> KANVO.request("GET", "records", null, null));
  }

  private static void assertMissing(String message, Runnable call) {
    assertThatNullPointerException().isThrownBy(call::run).withMessage(message);
  }

  private static Stream<Object> resources(CrmClient<?> client) {
    return Arrays.stream(client.getClass().getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .map(method -> call(client, method));
  }

  private static Object call(CrmClient<?> client, Method method) {
    try {
      return method.invoke(client);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
