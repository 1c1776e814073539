package io.crmkit.transport.json;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider wraps around the data of its responses.
 *
 * @param dataFields the names under which the data may stand
 * @param bareArray whether a list may also come without any envelope
 * @param successField a boolean that is false when the response is an error after all; null for
 *     none
 * @param errorField what stands in a response instead of the data when the call failed; null for
 *     none
 * @param metaField the object that holds total and page size; null when they stand beside the data
 * @param totalField the name of the number of items in the whole list; null for none
 * @param sizeField the name of the number of items a page; null for none
 * @param nextPageField the name of the number of the next page; null for none
 */
public record Envelope(
    List<String> dataFields,
    boolean bareArray,
    @Nullable String successField,
    @Nullable String errorField,
    @Nullable String metaField,
    @Nullable String totalField,
    @Nullable String sizeField,
    @Nullable String nextPageField) {

  /** Copies the names. */
  public Envelope {
    dataFields = List.copyOf(dataFields);
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
      success = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /** Names what stands in a response instead of the data when the call failed. */
    public Builder error(String name) {
      error = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /** Names the object that holds total and page size. */
    public Builder meta(String name) {
      meta = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /** Names the number of items in the whole list. */
    public Builder total(String name) {
      total = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /** Names the number of items a page. */
    public Builder size(String name) {
      size = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /** Names the number of the next page. */
    public Builder nextPage(String name) {
      nextPage = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /** Builds the envelope. */
    public Envelope build() {
      return new Envelope(data, bareArray, success, error, meta, total, size, nextPage);
    }
  }
}
