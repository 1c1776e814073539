package io.crmkit.kolva;

import io.crmkit.Input;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a deal can be created with and changed to.
 *
 * @param <B> the builder itself
 */
abstract class KolvaDealFields<B extends KolvaDealFields<B>> extends Input.Builder<B> {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  KolvaDealFields() {}

  /**
   * The total excluding tax, in the deal's currency. Sent as a plain decimal number, digit by
   * digit: 1500 as {@code 1500}, 0.10 as {@code 0.10}.
   */
  public B totalHt(BigDecimal totalHt) {
    return putNonNull("total_ht", totalHt);
  }

  /**
   * The currency by ISO 4217.
   *
   * @param currency three capital letters, such as {@code EUR}
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public B currency(String currency) {
    if (!CURRENCY.matcher(nonNull("currency", currency)).matches()) {
      throw new IllegalArgumentException("currency is no ISO 4217 code such as EUR: " + currency);
    }
    return put("currency", currency);
  }

  /** How far the deal has come. Kolva documents no values. */
  public B status(String status) {
    return putNonNull("status", status);
  }
}
