package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
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
 * @param nextPageField the name of the number of the next page; null for none
 */
public record Envelope(
    Set<String> dataFields,
    boolean bareArray,
    @Nullable String successField,
    @Nullable String metaField,
    String totalField,
    @Nullable String sizeField,
    @Nullable String nextPageField) {

  /** Copies the names. */
  public Envelope {
    dataFields = Collections.unmodifiableSet(new TreeSet<>(dataFields)); // one order, for messages
  }

  /** An envelope that never names the next page. */
  public Envelope(
      Set<String> dataFields,
      boolean bareArray,
      @Nullable String successField,
      @Nullable String metaField,
      String totalField,
      @Nullable String sizeField) {
    this(dataFields, bareArray, successField, metaField, totalField, sizeField, null);
  }

  /** Whether an answer says by itself that the call failed. */
  boolean isRejected(JsonNode body) {
    JsonNode success = successField == null ? null : body.get(successField);
    return success != null && success.isBoolean() && !success.booleanValue();
  }
}
