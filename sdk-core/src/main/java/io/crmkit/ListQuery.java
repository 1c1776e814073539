package io.crmkit;

import io.crmkit.transport.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which items a list call asks for: query parameters by the names the provider uses. Immutable. */
public abstract class ListQuery {
  private final Map<String, String> parameters;
  private final OptionalInt perPage;

  /** Copies the parameters of a builder. */
  protected ListQuery(Builder<?> builder) {
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
    this.perPage = builder.perPage;
  }

  /** The parameters as they are sent, those of paging excepted; unmodifiable. */
  public final Map<String, String> parameters() {
    return parameters;
  }

  /** How many items to ask for a page; empty for the most that the provider gives. */
  public final OptionalInt perPage() {
    return perPage;
  }

  /** The kind of query and the names of its parameters, without their values. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + parameters.keySet();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ListQuery query
        && query.getClass() == getClass()
        && query.parameters.equals(parameters)
        && query.perPage.equals(perPage);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(parameters, perPage);
  }

  /**
   * Collects the parameters. Not thread-safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final int maxPerPage;
    private OptionalInt perPage = OptionalInt.empty();

    /**
     * For the queries of this library only.
     *
     * @param maxPerPage the most items a page that the provider gives
     */
    protected Builder(int maxPerPage) {
      this.maxPerPage = maxPerPage;
    }

    /**
     * How many items to fetch with each request. Default: the most that the provider gives.
     *
     * @throws IllegalArgumentException if it is below 1 or more than the provider gives
     */
    public final B perPage(int perPage) {
      this.perPage = OptionalInt.of(Checks.within("perPage", 1, maxPerPage, perPage));
      return self();
    }

    /**
     * Sets a parameter by the provider's own name, also one that has no method here.
     *
     * @param name the parameter's name
     * @param value its value, sent encoded
     * @return this builder
     * @throws IllegalArgumentException if the name is blank
     */
    public final B put(String name, String value) {
      parameters.put(
          Checks.notBlank("name", name), Objects.requireNonNull(value, () -> name + " == null"));
      return self();
    }

    @SuppressWarnings("unchecked") // B is the builder's own class, by declaration
    private B self() {
      return (B) this;
    }
  }
}
