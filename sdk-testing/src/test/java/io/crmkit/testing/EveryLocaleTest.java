package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every client and every fake under locales that write digits, or the lower case of I, in another
 * way, and in time zones on both sides of the date line. Each in a process of its own: what a class
 * computes once is computed under the locale the process began with.
 */
@DisplayName("every client and every fake, in a process of its own")
class EveryLocaleTest {
  enum Place {
    EGYPT("ar", "EG", "", "Africa/Cairo", "١"),
    IRAN("fa", "IR", "", "Asia/Tehran", "۱"),
    INDIA("hi", "IN", "u-nu-deva", "Asia/Kolkata", "१"),
    THAILAND("th", "TH", "u-nu-thai", "Pacific/Kiritimati", "๑"),
    TURKEY("tr", "TR", "", "Pacific/Pago_Pago", "1");

    private final String[] options;
    private final String one;

    Place(String language, String country, String extensions, String zone, String one) {
      this.options =
          new String[] {
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.extensions=" + extensions,
            "-Duser.timezone=" + zone
          };
      this.one = one;
    }
  }

  private static final Map<Place, Process> processes = new EnumMap<>(Place.class);

  @BeforeAll
  static void startAll() throws Exception {
    for (Place place : Place.values()) {
      processes.put(place, Program.of(EveryClientProbe.class).with(place.options).start());
    }
  }

  @AfterAll
  static void endAll() {
    processes.values().forEach(Process::destroy);
  }

  @ParameterizedTest
  @EnumSource
  void callsReadSeedAndFailTheSame(Place place) throws Exception {
    List<String> lines = Program.output(processes.get(place));

    assertThat(lines).last().isEqualTo("1 in this locale is " + place.one);
    assertThat(lines).contains("seeds " + EveryClientProbe.seeds());
    assertThat(lines.subList(0, lines.size() - 1))
        .hasSize(13)
        .allMatch(line -> line.chars().noneMatch(EveryLocaleTest::isForeignDigit))
        .filteredOn(line -> line.startsWith("crmkit-java/"))
        .hasSize(4);
  }

  private static boolean isForeignDigit(int character) {
    return Character.isDigit(character) && character > '9';
  }
}
