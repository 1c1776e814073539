package io.crmkit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands between {@code // tag::name} and {@code // end::name} in the Java sources of all
 * modules. Regions of the same name in one file are one region, so that a page can leave out what
 * lies between them.
 */
final class SourceRegions {
  private static final Pattern MARKER = Pattern.compile("\\s*// (tag|end)::([\\w-]+)");

  private final List<CodeBlock> regions;

  private SourceRegions(List<CodeBlock> regions) {
    this.regions = List.copyOf(regions);
  }

  /** The regions of every module, main and test sources alike. */
  static SourceRegions ofAllModules() throws IOException {
    List<CodeBlock> regions = new ArrayList<>();
    for (Path source : sources()) {
      regions.addAll(regionsOf(source.getFileName().toString(), Files.readAllLines(source)));
    }
    return new SourceRegions(regions);
  }

  /** The Java files of every module. */
  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path folder : modules.map(module -> module.resolve("src")).toList()) {
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  /** The regions of one file, whose lines are given. */
  static List<CodeBlock> regionsOf(String file, List<String> lines) {
    Map<String, StringBuilder> regions = new LinkedHashMap<>();
    Set<String> open = new LinkedHashSet<>();
    for (String line : lines) {
      Matcher marker = MARKER.matcher(line);
      if (!marker.matches()) {
        open.forEach(name -> regions.get(name).append(line).append('\n'));
      } else if (marker.group(1).equals("tag")) {
        open.add(marker.group(2));
        regions.putIfAbsent(marker.group(2), new StringBuilder());
      } else {
        open.remove(marker.group(2));
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException(file + " does not end " + open);
    }
    return regions.entrySet().stream()
        .map(region -> new CodeBlock(file + "#" + region.getKey(), region.getValue().toString()))
        .toList();
  }

  /** Whether a region holds this code, and no more. */
  boolean hold(CodeBlock block) {
    return regions.stream().anyMatch(block::isTheSameCodeAs);
  }

  /** The region with most lines in common with it, where one has any. */
  Optional<CodeBlock> closestTo(CodeBlock block) {
    Set<String> wanted = linesOf(block);
    return regions.stream()
        .filter(region -> common(region, wanted) > 0)
        .max(Comparator.comparingLong(region -> common(region, wanted)));
  }

  private static long common(CodeBlock region, Set<String> wanted) {
    return linesOf(region).stream().filter(wanted::contains).count();
  }

  private static Set<String> linesOf(CodeBlock block) {
    return block
        .text()
        .lines()
        .map(line -> line.replaceAll("\\s", ""))
        .filter(line -> line.length() > 2) // a closing brace tells nothing
        .collect(Collectors.toSet());
  }
}
