package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The overview of every public package shows an example, and the example compiles. */
class PackageOverviewTest {
  private static final String IMPORTS =
      """
      import static org.assertj.core.api.Assertions.assertThat;
      import io.crmkit.*;
      import io.crmkit.bolsivo.*;
      import io.crmkit.fleet.*;
      import io.crmkit.inbox.*;
      import io.crmkit.kaivox.*;
      import io.crmkit.kanvo.*;
      import io.crmkit.kolva.*;
      import io.crmkit.spring.*;
      import io.crmkit.spring.test.*;
      import io.crmkit.testing.*;
      import io.crmkit.testing.contract.*;
      import io.crmkit.webhooks.*;
      import io.github.bucket4j.distributed.proxy.ProxyManager;
      import io.github.bucket4j.distributed.serialization.Mapper;
      import io.github.bucket4j.redis.jedis.Bucket4jJedis;
      import java.nio.charset.*;
      import java.time.*;
      import java.util.*;
      import java.util.function.*;
      import org.junit.jupiter.api.Test;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.stereotype.Component;
      """;

  @TempDir Path classes;

  @TestFactory
  Stream<DynamicTest> showsAnExampleThatCompiles() throws IOException {
    return overviews().stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> compiles(Files.readString(file))));
  }

  @Test
  void findsEveryPublicPackage() throws IOException {
    assertThat(overviews()).hasSize(12);
  }

  @Test
  void theVersionsPageCountsEveryPublicPackageAsApi() throws IOException {
    String page = Files.readString(Path.of("../docs/versioning.md"));

    assertThat(overviews())
        .extracting(
            file -> Files.readString(file).replaceAll("(?s).*\\npackage ([\\w.]+);.*", "`$1`"))
        .allMatch(page::contains);
  }

  private static List<Path> overviews() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .filter(file -> name(file).contains("src/main/java"))
          .filter(file -> !name(file).matches(".*/(transport|sdk-examples|sdk-benchmarks)/.*"))
          .toList();
    }
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  private void compiles(String overview) {
    int start = overview.indexOf("<pre>{@code\n");
    int end = overview.indexOf("}</pre>", start);
    assertThat(start).as("no example").isPositive();
    String example =
        overview.substring(start + "<pre>{@code\n".length(), end).replaceAll("(?m)^ \\* ?", "");
    assertThat(errorsIn(IMPORTS + asMember(example))).isEmpty();
  }

  /** Names what an example takes for granted: an application, its database, its Redis. */
  private static String asMember(String example) {
    boolean isClass = example.startsWith("@");
    return "class Example { class Application {}\n"
        + (isClass
            ? example
            : "void run(javax.sql.DataSource dataSource, redis.clients.jedis.UnifiedJedis redis)"
                + " throws Exception {\n"
                + example
                + "}")
        + "}";
  }

  private String errorsIn(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-implicit:none", "-d", classes.toString());
    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(new Source(source))).call();
    return compiled ? "" : messages.toString();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
