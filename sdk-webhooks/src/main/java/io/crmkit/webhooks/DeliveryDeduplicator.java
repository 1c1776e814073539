package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.DuplicateFilter.Claim;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the handling of a delivery if the filter grants it, and reports back how it went. */
final class DeliveryDeduplicator {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

  private final WebhookProvider provider;
  private final DuplicateFilter filter;

  DeliveryDeduplicator(WebhookProvider provider, DuplicateFilter filter) {
    this.provider = provider;
    this.filter = filter;
  }

  WebhookResponse once(byte[] body, Supplier<WebhookResponse> handling) {
    String key = key(body);
    Claim claim;
    try {
      claim = requireNonNull(filter.claim(key), "claim == null");
    } catch (Throwable e) { // Errors, too, as of handlers: the provider should come again.
      LOG.error("{} delivery is not handled: the duplicate filter failed", provider, e);
      return new WebhookResponse(Outcome.FAILED, "the duplicate filter failed");
    }
    if (claim == Claim.CLAIMED) {
      return settle(key, handling.get());
    }
    return claim == Claim.COMPLETED
        ? new WebhookResponse(Outcome.DUPLICATE, "handled before")
        : new WebhookResponse(Outcome.IN_PROGRESS, "being handled now");
  }

  private WebhookResponse settle(String key, WebhookResponse response) {
    try {
      if (response.outcome() == Outcome.FAILED) {
        filter.release(key);
      } else {
        filter.complete(key);
      }
    } catch (Throwable e) {
      // The handlers have run: the answer must tell how that went, not how the bookkeeping did.
      LOG.error(
          "{} delivery ({}) is not recorded: the duplicate filter failed",
          provider,
          response.outcome(),
          e);
    }
    return response;
  }

  private String key(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return provider.name() + ":" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
