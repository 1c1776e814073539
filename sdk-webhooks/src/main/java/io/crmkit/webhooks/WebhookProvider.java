package io.crmkit.webhooks;

/** A provider that signs its webhook deliveries with HMAC-SHA256 over the raw request body. */
public enum WebhookProvider {
  /** Sends {@code sha256=} and the hexadecimal signature. */
  KANVO("X-Kanvo-Signature", SignatureFormat.PREFIXED, KanvoEvent.class),

  /**
   * Names the header only. That the signature may come as bare hexadecimal digits or with {@code
   * sha256=} before them is not documented by the provider, our decision.
   */
  KOLVA("X-Kolva-Signature", SignatureFormat.EITHER, KolvaEvent.class),

  /** Sends the bare hexadecimal signature. */
  KOLVERA("X-Kolvera-Signature", SignatureFormat.BARE, KolveraEvent.class),

  /**
   * Names the header only. That the signature may come as bare hexadecimal digits or with {@code
   * sha256=} before them is not documented by the provider, our decision.
   */
  KAIVOX("X-KaiVox-Signature", SignatureFormat.EITHER, KaiVoxEvent.class),

  /** Sends the bare hexadecimal signature, in lower case. */
  BOLSIVO("X-Bolsivo-Signature", SignatureFormat.BARE, BolsivoEvent.class);

  private final String headerName;
  private final SignatureFormat signatureFormat;
  private final Class<? extends WebhookEvent> eventClass;

  WebhookProvider(
      String headerName,
      SignatureFormat signatureFormat,
      Class<? extends WebhookEvent> eventClass) {
    this.headerName = headerName;
    this.signatureFormat = signatureFormat;
    this.eventClass = eventClass;
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

  /** Returns what every event of this provider is an instance of. */
  public Class<? extends WebhookEvent> eventClass() {
    return eventClass;
  }
}
