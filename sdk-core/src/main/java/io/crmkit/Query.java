package io.crmkit;

import io.crmkit.transport.Checks;
import io.crmkit.transport.paging.Paging;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call asks for: query parameters by the names the provider uses. Immutable. */
public abstract class Query {
  private final Map<String, String> parameters;

  /**
   * Copies the parameters of a builder.
   *
   * @param builder where the parameters were set; what is done to it later changes nothing here
   */
  protected Query(Builder<?> builder) {
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
  }

  /** {@return the parameters as they are sent, those of paging excepted; unmodifiable} */
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
    private final Map<String, String> setElsewhere = new HashMap<>();

    /** For the queries of this library only. */
    protected Builder() {}

    /**
     * For the queries of this library only: those of a list, which sets these parameters itself.
     *
     * @param paging the parameters that the list sets itself
     */
    protected Builder(Paging paging) {
      setElsewhere.put(paging.pageParameter(), "resumeFrom(…) on the list");
      if (paging.sizeParameter() != null) {
        setElsewhere.put(paging.sizeParameter(), "perPage(…)");
      }
    }

    /**
     * Sets a parameter by the provider's own name, also one that has no method here.
     *
     * @param name the parameter's name
     * @param value its value, sent encoded
     * @return this builder
     * @throws IllegalArgumentException if the name is blank, or is that of a parameter of paging,
     *     which the list sets; or if the value holds half of a surrogate pair
     */
    public final B put(String name, String value) {
      String instead = setElsewhere.get(Checks.notBlank("name", name));
      if (instead != null) {
        throw new IllegalArgumentException(
            "%s is a parameter that lists set themselves: use %s".formatted(name, instead));
      }
      if (value == null) {
        throw new NullPointerException(name + " == null: not set, it does not restrict");
      }
      parameters.put(Checks.wellFormed("name", name), Checks.wellFormed(name, value));
      return self();
    }

    @SuppressWarnings("unchecked") // B is the builder's own class, by declaration
    final B self() {
      return (B) this;
    }
  }
}
