package io.crmkit.acme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far an order has come. A value that Acme adds later is kept as it came.
 *
 * @param wireName the status as Acme writes it, such as {@code open}
 */
public record AcmeOrderStatus(@JsonValue String wireName) {
  /** It waits for the money. */
  public static final AcmeOrderStatus OPEN = new AcmeOrderStatus("open");

  /** The money has come. */
  public static final AcmeOrderStatus PAID = new AcmeOrderStatus("paid");

  /** The goods are on their way. */
  public static final AcmeOrderStatus SENT = new AcmeOrderStatus("sent");

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AcmeOrderStatus {
    Objects.requireNonNull(wireName, "wireName == null");
  }

  /** The value as Acme writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
