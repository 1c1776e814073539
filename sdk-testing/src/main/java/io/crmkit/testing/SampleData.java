package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * People and places that might be, the same in every run. The phone numbers are of the block kept
 * for fiction (555-0100 to 555-0199), the mail addresses of a domain kept for examples.
 */
final class SampleData {
  private static final List<String> FIRST_NAMES =
      List.of("Anna", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Iris", "Jamal");
  private static final List<String> LAST_NAMES =
      List.of(
          "Smith",
          "Johnson",
          "Nguyen",
          "García",
          "Okafor",
          "Rossi",
          "Müller",
          "Patel",
          "Brown",
          "O'Neill",
          "Kowalski",
          "Haddad");
  private static final List<String> STREETS =
      List.of("Elm Street", "Oak Avenue", "Maple Drive", "Mill Road", "Park Lane", "Hill Street");
  private static final List<String> TOWNS =
      List.of("Hartford CT", "Albany NY", "Dover NH", "Salem MA", "Newark NJ");

  private final SeededRandom random;
  private int people;

  SampleData(long seed) {
    this.random = new SeededRandom(seed);
  }

  record Person(String firstName, String lastName, String phone, String email) {
    String name() {
      return firstName + " " + lastName;
    }

    /** Puts the fields that hold a person in most CRMs. */
    ObjectNode addTo(ObjectNode object) {
      return object.put("name", name()).put("phone", phone).put("email", email);
    }
  }

  Person person() {
    String firstName = one(FIRST_NAMES);
    return new Person(
        firstName,
        one(LAST_NAMES),
        String.format(Locale.ROOT, "%d-555-01%02d", 200 + random.nextInt(700), random.nextInt(100)),
        firstName.toLowerCase(Locale.ROOT) + (100 + ++people) + "@example.com");
  }

  String address() {
    return number(1, 180) + " " + one(STREETS) + ", " + one(TOWNS);
  }

  Snapshot snapshot() {
    int then = people;
    return Snapshot.all(random.snapshot(), () -> people = then);
  }

  /** A number between these, both included. */
  int number(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
