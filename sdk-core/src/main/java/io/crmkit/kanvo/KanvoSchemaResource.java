package io.crmkit.kanvo;

import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;

/** The structure of a Kanvo workspace. Immutable and thread-safe. */
public final class KanvoSchemaResource {
  private static final ResponseReader<KanvoSchema> SCHEMA = Responses.item(KanvoSchema.class);

  private final HttpTransport transport;

  KanvoSchemaResource(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Fetches the workspace's object types and pipelines. Needs a key with the read scope.
   *
   * @return the schema
   * @throws io.crmkit.CrmException if the call fails
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Schema</a>
   */
  public KanvoSchema get() {
    return transport.execute(ApiRequest.get("schema").returning(SCHEMA));
  }
}
