package io.crmkit.webhooks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a lookup for one header under the spellings that HTTP stacks turn it into, since a lookup is
 * a function and may be a plain {@code map::get}.
 */
final class HeaderLookup {
  private final List<String> spellings;

  HeaderLookup(String documentedName) {
    String lowerCase = documentedName.toLowerCase(Locale.ROOT);
    Set<String> names = new LinkedHashSet<>();
    names.add(documentedName);
    names.add(lowerCase); // HTTP/2, Node, most gateways
    names.add(documentedName.toUpperCase(Locale.ROOT));
    names.add(capitalizeWords(lowerCase)); // Go and what is behind its proxies
    names.add(capitalize(lowerCase)); // the JDK's HttpServer
    spellings = List.copyOf(names);
  }

  @Nullable String find(Function<String, @Nullable String> headers) {
    for (String name : spellings) {
      String value = headers.apply(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static String capitalizeWords(String name) {
    StringBuilder words = new StringBuilder();
    for (String word : name.split("-")) {
      words.append(words.isEmpty() ? "" : "-").append(capitalize(word));
    }
    return words.toString();
  }

  private static String capitalize(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
