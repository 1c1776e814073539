package io.crmkit.transport;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider wraps around the data of its answers.
 *
 * @param dataFields the names under which the data may stand
 * @param bareArray whether a list may also come without any envelope
 * @param successField a boolean that is false when the answer is an error after all; null for none
 * @param metaField the object that holds total and page size; null when they stand beside the data
 * @param totalField the name of the number of items in the whole list
 * @param sizeField the name of the number of items a page; null for none
 */
public record Envelope(
    Set<String> dataFields,
    boolean bareArray,
    @Nullable String successField,
    @Nullable String metaField,
    String totalField,
    @Nullable String sizeField) {

  /** Copies the names. */
  public Envelope {
    dataFields = Set.copyOf(dataFields);
  }
}
