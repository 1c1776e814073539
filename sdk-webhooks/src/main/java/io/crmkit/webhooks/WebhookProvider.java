package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

/** A provider that signs its webhook deliveries with HMAC-SHA256 over the raw request body. */
public enum WebhookProvider {
  /** Sends {@code sha256=} and the hexadecimal signature. */
  KANVO("X-Kanvo-Signature", SignatureFormat.PREFIXED),

  /**
   * Names the header only. That the signature may come as bare hexadecimal digits or with {@code
   * sha256=} before them is not documented by the provider, our decision.
   */
  KOLVA("X-Kolva-Signature", SignatureFormat.EITHER),

  /** Sends the bare hexadecimal signature. */
  KOLVERA("X-Kolvera-Signature", SignatureFormat.BARE),

  /**
   * Names the header only. That the signature may come as bare hexadecimal digits or with {@code
   * sha256=} before them is not documented by the provider, our decision.
   */
  KAIVOX("X-KaiVox-Signature", SignatureFormat.EITHER),

  /** Sends the bare hexadecimal signature, in lower case. */
  BOLSIVO("X-Bolsivo-Signature", SignatureFormat.BARE);

  private final String headerName;
  private final SignatureFormat signatureFormat;

  WebhookProvider(String headerName, SignatureFormat signatureFormat) {
    this.headerName = requireNonNull(headerName);
    this.signatureFormat = requireNonNull(signatureFormat);
  }

  /**
   * Returns the name of the request header that carries the signature, as the provider writes it.
   * HTTP header names ignore case.
   */
  public String headerName() {
    return headerName;
  }

  SignatureFormat signatureFormat() {
    return signatureFormat;
  }
}
