package io.crmkit.testing;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the command line of a {@link FakeServer} says. */
final class FakeServerOptions {
  private static final Map<String, Supplier<FakeProvider>> PROVIDERS = new LinkedHashMap<>();

  static {
    PROVIDERS.put("kanvo", FakeKanvo::create);
    PROVIDERS.put("kolva", FakeKolva::create);
    PROVIDERS.put("kaivox", FakeKaiVox::create);
    PROVIDERS.put("bolsivo", FakeBolsivo::create);
  }

  private static final Pattern LIMIT = Pattern.compile("([1-9][0-9]{0,8})/([smhd])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private final Supplier<FakeProvider> provider;
  private int port;
  private int seed;
  private @Nullable Matcher limit;

  private FakeServerOptions(Supplier<FakeProvider> provider) {
    this.provider = provider;
  }

  /** Returns the names of the providers. */
  static String providers(String separator) {
    return String.join(separator, PROVIDERS.keySet());
  }

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if they cannot be understood; the message says which and why
   */
  static FakeServerOptions parse(String... args) {
    Deque<String> left = new ArrayDeque<>(List.of(args));
    if (left.isEmpty()) {
      throw new IllegalArgumentException("no provider given");
    }
    Supplier<FakeProvider> provider = PROVIDERS.get(left.peek());
    if (provider == null) {
      throw new IllegalArgumentException(
          "provider is none of %s: %s".formatted(providers(", "), left.peek()));
    }
    left.remove();
    FakeServerOptions options = new FakeServerOptions(provider);
    while (!left.isEmpty()) {
      options.set(left.remove(), left.poll());
    }
    return options;
  }

  /** Makes the fake, which does not listen yet. */
  FakeProvider fake() {
    FakeProvider fake = provider.get();
    fake.listenOn(port);
    fake.seed(seed);
    if (limit != null) {
      Duration window = Duration.of(1, UNITS.get(limit.group(2)));
      fake.limit(Integer.parseInt(limit.group(1)), window);
    }
    return fake;
  }

  private void set(String option, @Nullable String value) {
    switch (option) {
      case "--port" -> port = number(option, value, 65_535);
      case "--seed" -> seed = number(option, value, 100_000);
      case "--limit" -> limit = limit(value);
      default -> throw new IllegalArgumentException("unknown option: " + option);
    }
  }

  private static int number(String option, @Nullable String value, int max) {
    if (value == null || !value.matches("[0-9]{1,6}") || Integer.parseInt(value) > max) {
      throw new IllegalArgumentException(
          "%s needs a number from 0 to %s: %s".formatted(option, max, value));
    }
    return Integer.parseInt(value);
  }

  private static Matcher limit(@Nullable String value) {
    Matcher limit = LIMIT.matcher(value == null ? "" : value);
    if (!limit.matches()) {
      throw new IllegalArgumentException(
          "--limit needs a number of requests for each s, m, h or d, such as 100/m: " + value);
    }
    return limit;
  }
}
