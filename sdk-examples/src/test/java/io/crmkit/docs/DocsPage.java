package io.crmkit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page of the repository. */
record DocsPage(String path, String text) {
  private static final Path ROOT = Path.of("..");

  /** A block between fences, be it indented, as in a list, or not. */
  private static final Pattern FENCED =
      Pattern.compile("^ *```(\\w*)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Reads a page, whose path is relative to the repository. */
  static DocsPage read(String path) {
    try {
      return new DocsPage(path, Files.readString(ROOT.resolve(path)));
    } catch (IOException e) {
      throw new IllegalStateException("there is no page " + path, e);
    }
  }

  /** Every page: those at the root, and those in docs. */
  static List<DocsPage> all() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .map(file -> ROOT.relativize(file).toString())
          .filter(path -> path.endsWith(".md"))
          .sorted()
          .map(DocsPage::read)
          .toList();
    }
  }

  /** The fenced blocks in one language, in their order. */
  List<CodeBlock> blocks(String language) {
    return FENCED
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> new CodeBlock(path + ":" + lineOf(block), block.group(2)))
        .toList();
  }

  /** The text without the blocks in Java, which may name what only they declare. */
  String withoutJava() {
    return FENCED
        .matcher(text)
        .replaceAll(m -> m.group(1).equals("java") ? "" : Matcher.quoteReplacement(m.group()));
  }

  private long lineOf(MatchResult block) {
    return text.substring(0, block.start()).lines().count() + 1;
  }

  /** The path, which names a parameterized test. */
  @Override
  public String toString() {
    return path;
  }
}
