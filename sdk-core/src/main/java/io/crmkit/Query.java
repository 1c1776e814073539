package io.crmkit;

import io.crmkit.transport.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call asks for: query parameters by the names the provider uses. Immutable. */
public abstract class Query {
  private final Map<String, String> parameters;

  /** Copies the parameters of a builder. */
  protected Query(Builder<?> builder) {
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
  }

  /** The parameters as they are sent, those of paging excepted; unmodifiable. */
  public final Map<String, String> parameters() {
    return parameters;
  }

  /** The kind of query and the names of its parameters, without their values. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + parameters.keySet();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Query query
        && query.getClass() == getClass()
        && query.parameters.equals(parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  /**
   * Collects the parameters. Not thread-safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /** For the queries of this library only. */
    protected Builder() {}

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
    final B self() {
      return (B) this;
    }
  }
}
