package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        Program.run(
            EveryClientProbe.class,
            List.of(
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.extensions=" + extensions));

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
}
