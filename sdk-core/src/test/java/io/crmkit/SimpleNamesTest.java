package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader who meets a name in any of the published modules needs not ask which one is meant. */
class SimpleNamesTest {
  private static final List<String> MODULES =
      List.of(
          "sdk-core",
          "sdk-webhooks",
          "sdk-inbox",
          "sdk-fleet",
          "sdk-testing",
          "sdk-spring-boot-starter");

  @Test
  void noTwoFilesOfThePublishedModulesHaveTheSameName() {
    for (String module : MODULES) {
      assertThat(files(module)).as(module).isNotEmpty();
    }
    Map<String, List<String>> byName =
        MODULES.stream()
            .flatMap(SimpleNamesTest::files)
            .collect(
                Collectors.groupingBy(
                    file -> file.getFileName().toString(),
                    Collectors.mapping(Path::toString, Collectors.toList())));

    assertThat(byName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
  }

  private static Stream<Path> files(String module) {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
