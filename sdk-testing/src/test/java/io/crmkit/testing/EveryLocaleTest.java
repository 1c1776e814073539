package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every client under locales that write digits, or the lower case of I, in another way. Each in a
 * process of its own: what a class computes once is computed under the locale the process began
 * with.
 */
@DisplayName("every client, in a process of its own")
class EveryLocaleTest {
  @ParameterizedTest
  @CsvSource({
    "ar, EG, '', ١",
    "fa, IR, '', ۱",
    "hi, IN, u-nu-deva, १",
    "th, TH, u-nu-thai, ๑",
    "tr, TR, '', 1"
  })
  void callsReadAndFailTheSame(String language, String country, String extensions, String one)
      throws Exception {
    List<String> lines =
        run(
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.extensions=" + extensions);

    assertThat(lines).last().isEqualTo("1 in this locale is " + one);
    assertThat(lines.subList(0, lines.size() - 1))
        .hasSize(12)
        .allMatch(line -> line.chars().noneMatch(EveryLocaleTest::isForeignDigit))
        .filteredOn(line -> line.startsWith("crmkit-java/"))
        .hasSize(4);
  }

  private static boolean isForeignDigit(int character) {
    return Character.isDigit(character) && character > '9';
  }

  private static List<String> run(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), EveryClientProbe.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  /** All that this process runs on, as one class path: modules and tests alike. */
  private static String classPath() throws Exception {
    Path tests =
        Path.of(EveryLocaleTest.class.getResource("EveryLocaleTest.class").toURI())
            .resolve("../../../..")
            .normalize();
    return Stream.of(
            tests.toString(),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
