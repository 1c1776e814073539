package io.crmkit.webhooks;

/** A delivery that cannot become an event. Its message is safe to log: no secret, no body. */
public abstract sealed class WebhookException extends RuntimeException
    permits InvalidSignatureException, UnreadableEventException {
  private static final long serialVersionUID = 1L;

  private final WebhookProvider provider;

  WebhookException(WebhookProvider provider, String message) {
    super(message);
    this.provider = provider;
  }

  /** {@return the provider whose delivery was expected} */
  public WebhookProvider provider() {
    return provider;
  }
}
