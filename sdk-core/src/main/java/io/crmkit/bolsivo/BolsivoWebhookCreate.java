package io.crmkit.bolsivo;

import io.crmkit.Input;
import io.crmkit.transport.Checks;
import java.util.Arrays;
import java.util.Collection;

/** A webhook endpoint to register. Name, URL and at least one event type are required. */
public final class BolsivoWebhookCreate extends Input {
  private BolsivoWebhookCreate(Builder builder) {
    super(builder);
  }

  /** {@return a builder without fields} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BolsivoWebhookCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Names the endpoint.
     *
     * @param name what to call it, such as {@code My CRM sync}
     * @return this builder
     */
    public Builder name(String name) {
      return put("name", Checks.notBlank("name", nonNull("name", name)));
    }

    /**
     * Sets where to send events.
     *
     * @param targetUrl the URL of your receiver
     * @return this builder
     */
    public Builder targetUrl(String targetUrl) {
      return put("target_url", Checks.notBlank("targetUrl", nonNull("target_url", targetUrl)));
    }

    /**
     * Adds events to subscribe to, such as {@code lead.qualified}.
     *
     * @param eventTypes names as Bolsivo writes them; how they are spelled is not checked
     * @return this builder
     */
    public Builder eventTypes(String... eventTypes) {
      return eventTypes(Arrays.asList(nonNull("event_types", eventTypes)));
    }

    /**
     * Adds events to subscribe to, such as {@code lead.qualified}.
     *
     * @param eventTypes names as Bolsivo writes them; how they are spelled is not checked
     * @return this builder
     */
    public Builder eventTypes(Collection<String> eventTypes) {
      return putTexts("event_types", eventTypes);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if the name, the URL or the event types are not set
     */
    public BolsivoWebhookCreate build() {
      requireFields("Bolsivo", "name", "target_url", "event_types");
      return new BolsivoWebhookCreate(this);
    }
  }
}
