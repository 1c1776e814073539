package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages name is there: tests, programs, artifacts, other pages. */
class PagesTest {
  private static final Path ROOT = Path.of("..");

  /** A test, as {@code FooTest} or {@code FooTest.bar}; {@code ….bar} is of the test before. */
  private static final Pattern TEST =
      Pattern.compile("(?:(?<![@\\w])([A-Z]\\w*Test)\\b|`…)(?:[.#]([a-z]\\w*))?");

  private static final Pattern PROGRAM =
      Pattern.compile("-Dexec\\.mainClass=([\\w.]+\\w)(?![\\w.]*…)");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<groupId>io\\.crmkit</groupId>\\s*<artifactId>([\\w-]+)</artifactId>(?:\\s*<version>([^<]+)</version>)?");
  private static final Pattern GRADLE_DEPENDENCY =
      Pattern.compile("\\(\"io\\.crmkit:([\\w-]+):([\\w.-]+)\"\\)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  private static Map<String, String> sources;
  private static String rootPom;

  @BeforeAll
  static void readTheSources() throws IOException {
    sources = new HashMap<>();
    for (Path source : SourceRegions.sources()) {
      String name = source.getFileName().toString().replace(".java", "");
      sources.merge(name, Files.readString(source), String::concat);
    }
    rootPom = Files.readString(ROOT.resolve("pom.xml"));
  }

  static List<DocsPage> pages() throws IOException {
    return DocsPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void namesTestsThatExist(DocsPage page) {
    String test = "";
    for (MatchResult named : TEST.matcher(page.withoutJava()).results().toList()) {
      test = named.group(1) == null ? test : named.group(1);
      String method = named.group(2);
      if (test.contains("Acme")) {
        continue; // the reader's own provider
      }
      if (named.group(1) != null) {
        assertThat(sources.keySet()).contains(test);
      }
      if (method != null) {
        assertThat(sources.get(test).contains("void " + method + "("))
            .as(test + "." + method)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void runsProgramsThatExist(DocsPage page) {
    for (MatchResult program : PROGRAM.matcher(page.text()).results().toList()) {
      String name = program.group(1);
      String source = sources.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
      assertThat(source.lines())
          .as(name)
          .contains("package " + name.substring(0, name.lastIndexOf('.')) + ";")
          .anyMatch(line -> line.contains("public static void main("));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void dependsOnWhatThisBuildPublishes(DocsPage page) {
    String version = group(Pattern.compile("<version>(.+?)</version>"), rootPom);
    List<MatchResult> dependencies =
        Stream.of(DEPENDENCY, GRADLE_DEPENDENCY)
            .flatMap(form -> form.matcher(page.text()).results())
            .toList();
    for (MatchResult dependency : dependencies) {
      assertThat(Files.isDirectory(ROOT.resolve(folder(dependency.group(1)))))
          .as(dependency.group(1))
          .isTrue();
      assertThat(dependency.group(2)).isIn(null, version);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFilesAndHeadings(DocsPage page) throws IOException {
    Path folder = ROOT.resolve(page.path()).resolveSibling("");
    for (MatchResult link : LINK.matcher(page.text()).results().toList()) {
      String target = link.group(1);
      if (target.startsWith("https://")) {
        continue;
      }
      String[] parts = target.split("#", 2);
      Path file = parts[0].isEmpty() ? ROOT.resolve(page.path()) : folder.resolve(parts[0]);
      assertThat(file).as(target).exists();
      if (parts.length == 2) {
        assertThat(anchors(Files.readString(file))).as(target).contains(parts[1]);
      }
    }
  }

  @Test
  void theReadmesFirstCommandsAreThoseOfTheBuildServer() throws IOException {
    String build = Files.readString(ROOT.resolve(".ci/run"));

    for (String line : DocsPage.read("README.md").blocks("sh").get(0).text().lines().toList()) {
      String goals = line.replaceFirst("#.*", "").replaceFirst("^mvn (-q )?", "").strip();
      assertThat(build).containsPattern("mvn [^\n]*" + goals);
    }
  }

  /** The folder of an artifact; two have names of their own. */
  private static String folder(String artifact) {
    return switch (artifact) {
      case "crmkit-bom" -> "sdk-bom";
      case "crmkit-spring-boot-starter" -> "sdk-spring-boot-starter";
      default -> artifact;
    };
  }

  /** The anchors that GitHub makes of headings. */
  private static List<String> anchors(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String group(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().map(match -> match.group(1)).orElseThrow();
  }
}
