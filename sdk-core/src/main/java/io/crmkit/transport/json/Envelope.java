package io.crmkit.transport.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider wraps around the data of its responses. Immutable. */
public final class Envelope {
  /** The names under which the data may stand. */
  final List<String> dataFields;

  /** Whether a list may also come without any envelope. */
  final boolean bareArray;

  /** A boolean that is false when the response is an error after all; null for none. */
  final @Nullable String successField;

  /** What stands in a response instead of the data when the call failed; null for none. */
  final @Nullable String errorField;

  /** The object that holds total and page size; null when they stand beside the data. */
  final @Nullable String metaField;

  /** The name of the number of items in the whole list; null for none. */
  final @Nullable String totalField;

  /** The name of the number of items a page; null for none. */
  final @Nullable String sizeField;

  /** The name of the number of the next page; null for none. */
  final @Nullable String nextPageField;

  private Envelope(Builder builder) {
    this.dataFields = builder.data;
    this.bareArray = builder.bareArray;
    this.successField = builder.success;
    this.errorField = builder.error;
    this.metaField = builder.meta;
    this.totalField = builder.total;
    this.sizeField = builder.size;
    this.nextPageField = builder.nextPage;
  }

  /** Begins an envelope with the names under which the data may stand. */
  public static Builder data(String... names) {
    return new Builder(List.of(names));
  }

  /** Collects the names of an envelope; those that are not set do not occur in it. */
  public static final class Builder {
    private final List<String> data;
    private boolean bareArray;
    private @Nullable String success;
    private @Nullable String error;
    private @Nullable String meta;
    private @Nullable String total;
    private @Nullable String size;
    private @Nullable String nextPage;

    private Builder(List<String> data) {
      this.data = data;
    }

    /** Allows a list to come without any envelope. */
    public Builder bareArray() {
      bareArray = true;
      return this;
    }

    /** Names the boolean that is false when the response is an error after all. */
    public Builder success(String name) {
      success = name;
      return this;
    }

    /** Names what stands in a response instead of the data when the call failed. */
    public Builder error(String name) {
      error = name;
      return this;
    }

    /** Names the object that holds total and page size. */
    public Builder meta(String name) {
      meta = name;
      return this;
    }

    /** Names the number of items in the whole list. */
    public Builder total(String name) {
      total = name;
      return this;
    }

    /** Names the number of items a page. */
    public Builder size(String name) {
      size = name;
      return this;
    }

    /** Names the number of the next page. */
    public Builder nextPage(String name) {
      nextPage = name;
      return this;
    }

    /** Builds the envelope. */
    public Envelope build() {
      return new Envelope(this);
    }
  }
}
