package io.crmkit.kanvo;

import io.crmkit.Input;
import io.crmkit.transport.Checks;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;

/** A webhook endpoint to register. */
public final class KanvoWebhookCreate extends Input {
  private KanvoWebhookCreate(Builder builder) {
    super(builder);
  }

  /**
   * {@return a builder for an endpoint}
   *
   * @param url where to send events; Kanvo takes https only
   * @throws IllegalArgumentException if it is no https URL
   */
  public static Builder builder(String url) {
    URI parsed = URI.create(Checks.notBlank("url", url));
    if (!"https".equalsIgnoreCase(parsed.getScheme()) || parsed.getHost() == null) {
      throw new IllegalArgumentException("url is no https URL: " + url);
    }
    return new Builder().put("url", url);
  }

  /** Builds a {@link KanvoWebhookCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Adds events to subscribe to, such as {@code record.created}. At least one is required.
     *
     * @param events names as Kanvo writes them; how they are spelled is not checked
     * @return this builder
     */
    public Builder events(String... events) {
      return events(Arrays.asList(nonNull("events", events)));
    }

    /**
     * Adds events to subscribe to, such as {@code record.created}. At least one is required.
     *
     * @param events names as Kanvo writes them; how they are spelled is not checked
     * @return this builder
     */
    public Builder events(Collection<String> events) {
      return putTexts("events", events);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if no event was given
     */
    public KanvoWebhookCreate build() {
      if (!has("events")) {
        throw new IllegalArgumentException("events is empty: Kanvo requires at least one");
      }
      return new KanvoWebhookCreate(this);
    }
  }
}
