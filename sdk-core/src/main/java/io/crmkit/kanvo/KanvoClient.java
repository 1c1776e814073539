package io.crmkit.kanvo;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.Provider;

/**
 * A client of the Kanvo API: records, tasks, webhooks and schema.
 *
 * <p>Immutable and thread-safe; make one per API key and keep it.
 */
public final class KanvoClient extends CrmClient<KanvoClient> {
  private final KanvoRecords records;
  private final KanvoTasks tasks;
  private final KanvoWebhooks webhooks;
  private final KanvoSchemaResource schema;

  private KanvoClient(HttpTransport transport) {
    super(transport);
    this.records = new KanvoRecords(transport);
    this.tasks = new KanvoTasks(transport);
    this.webhooks = new KanvoWebhooks(transport);
    this.schema = new KanvoSchemaResource(transport);
  }

  /**
   * {@return a client with the documented defaults}
   *
   * @param apiKey a key made in Kanvo under Settings → Advanced → API Keys, such as {@code
   *     kv_live_…}
   * @throws IllegalArgumentException if the key is blank, or holds a space or anything but
   *     printable ASCII
   */
  public static KanvoClient create(String apiKey) {
    return builder().apiKey(apiKey).build();
  }

  /**
   * {@return a client with the API key from the environment variable {@code KANVO_API_KEY} and,
   * where it is set, the base URL from {@code KANVO_BASE_URL}}
   *
   * @throws IllegalStateException if {@code KANVO_API_KEY} is not set
   */
  public static KanvoClient fromEnv() {
    return builder().environment().build();
  }

  /** {@return a builder with the documented defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Records: leads, jobs, clients and whatever else Kanvo is about.
   *
   * @return the calls of {@code /records}
   */
  public KanvoRecords records() {
    return records;
  }

  /**
   * Tasks, standing alone or linked to a record.
   *
   * @return the calls of {@code /records/tasks}
   */
  public KanvoTasks tasks() {
    return tasks;
  }

  /**
   * Webhook endpoints. Needs a key with the admin scope.
   *
   * @return the calls of {@code /webhooks}
   */
  public KanvoWebhooks webhooks() {
    return webhooks;
  }

  /**
   * The workspace's object types and pipelines.
   *
   * @return the call of {@code /schema}
   */
  public KanvoSchemaResource schema() {
    return schema;
  }

  @Override
  protected KanvoClient over(HttpTransport transport) {
    return new KanvoClient(transport);
  }

  /** Builds a {@link KanvoClient}. Not thread-safe. */
  public static final class Builder extends ClientBuilder<KanvoClient, Builder> {
    private Builder() {}

    @Override
    protected Provider provider() {
      return Kanvo.PROVIDER;
    }

    @Override
    protected KanvoClient create(HttpTransport transport) {
      return new KanvoClient(transport);
    }

    private Builder environment() {
      return fromEnvironment();
    }
  }
}
