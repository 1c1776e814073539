package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java snippet of these pages is code that is compiled and run: it stands in a test or an
 * example, between {@code // tag::name} and {@code // end::name}. White space does not matter.
 */
class SnippetsTest {
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "docs/cookbook.md",
          "docs/errors-and-retries.md",
          "docs/paging-and-rate-limits.md");

  private static SourceRegions regions;

  @BeforeAll
  static void readTheSources() throws IOException {
    regions = SourceRegions.ofAllModules();
  }

  static Stream<CodeBlock> snippets() {
    return PAGES.stream().map(DocsPage::read).flatMap(page -> page.blocks("java").stream());
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void standsInASource(CodeBlock snippet) {
    if (!regions.hold(snippet)) {
      CodeBlock closest =
          regions.closestTo(snippet).orElse(new CodeBlock("no region of any source", ""));
      assertThat(snippet.text()).as("%s against %s", snippet, closest).isEqualTo(closest.text());
    }
  }

  @Test
  void aRegionMayHaveSeveralParts() {
    List<CodeBlock> found =
        SourceRegions.regionsOf(
            "A.java",
            List.of("// tag::a", "x();", "// end::a", "y();", "  // tag::a", "z();", "// end::a"));

    assertThat(found).containsExactly(new CodeBlock("A.java#a", "x();\nz();\n"));
  }

  @Test
  void aRegionThatDoesNotEndIsRefused() {
    assertThatThrownBy(() -> SourceRegions.regionsOf("A.java", List.of("// tag::a", "x();")))
        .hasMessage("A.java does not end [a]");
  }

  @Test
  void blocksAreFoundInListsToo() {
    DocsPage page = new DocsPage("a.md", "text\n\n  ```java\n  x();\n  ```\n```sh\nls\n```\n");

    assertThat(page.blocks("java")).containsExactly(new CodeBlock("a.md:3", "  x();\n"));
  }
}
