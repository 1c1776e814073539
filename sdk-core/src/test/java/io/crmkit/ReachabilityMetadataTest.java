package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a native image is told to keep is what is found by reflection or as a resource. */
class ReachabilityMetadataTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path CLASSES = Path.of("target/classes");

  private final JsonNode metadata =
      new ObjectMapper()
          .readTree(
              RESOURCES
                  .resolve("META-INF/native-image/io.crmkit/sdk-core/reachability-metadata.json")
                  .toFile());

  ReachabilityMetadataTest() throws IOException {}

  @Test
  void namesEveryModelAndNothingThatIsGone() throws IOException {
    assertThat(typesWith("allDeclaredConstructors")).containsExactlyInAnyOrderElementsOf(models());
  }

  @Test
  void namesTheExecutorThatOlderJavaLacks() {
    assertThat(typesWith("methods")).containsExactly("java.util.concurrent.Executors");
  }

  @Test
  void namesEveryResource() throws IOException {
    List<String> globs = new ArrayList<>();
    metadata.get("resources").forEach(resource -> globs.add(resource.get("glob").textValue()));
    assertThat(globs).containsExactlyInAnyOrderElementsOf(filesBelow(RESOURCES, "io"));
  }

  private List<String> typesWith(String property) {
    List<String> types = new ArrayList<>();
    for (JsonNode entry : metadata.get("reflection")) {
      if (entry.has(property)) {
        types.add(entry.get("type").textValue());
      }
    }
    return types;
  }

  /** The public records of the providers' packages: what responses are read as. */
  private static List<String> models() throws IOException {
    return filesBelow(CLASSES, "io/crmkit").stream()
        .filter(file -> file.matches("io/crmkit/(?!transport)\\w+/[\\w$]+\\.class"))
        .map(file -> file.replace(".class", "").replace('/', '.'))
        .filter(ReachabilityMetadataTest::isPublicRecord)
        .toList();
  }

  private static boolean isPublicRecord(String className) {
    try {
      Class<?> type = Class.forName(className, false, CrmClient.class.getClassLoader());
      return type.isRecord() && Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> filesBelow(Path root, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
