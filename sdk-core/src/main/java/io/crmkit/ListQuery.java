package io.crmkit;

import io.crmkit.transport.Checks;
import io.crmkit.transport.paging.Paging;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which items a list call asks for, and how many at once. Immutable. */
public abstract class ListQuery extends Query {
  private final OptionalInt perPage;

  /**
   * Copies the parameters of a builder.
   *
   * @param builder where the parameters were set; what is done to it later changes nothing here
   */
  protected ListQuery(Builder<?> builder) {
    super(builder);
    this.perPage = builder.perPage;
  }

  /** {@return how many items to ask for a page; empty for the most that the provider gives} */
  public final OptionalInt perPage() {
    return perPage;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof ListQuery that && that.perPage.equals(perPage);
  }

  @Override
  public final int hashCode() {
    return 31 * super.hashCode() + perPage.hashCode();
  }

  /**
   * Collects the parameters. Not thread-safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> extends Query.Builder<B> {
    private final int maxPerPage;
    private OptionalInt perPage = OptionalInt.empty();

    /**
     * For the queries of this library only.
     *
     * @param paging how the provider pages its lists
     */
    protected Builder(Paging paging) {
      super(paging);
      this.maxPerPage = paging.maxSize();
    }

    /**
     * How many items to fetch with each request. Default: the most that the provider gives.
     *
     * @param perPage from 1 to the most that the provider gives
     * @return this builder
     * @throws IllegalArgumentException if it is below 1 or more than the provider gives
     */
    public final B perPage(int perPage) {
      this.perPage = OptionalInt.of(Checks.within("perPage", 1, maxPerPage, perPage));
      return self();
    }
  }
}
