package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Kanvo's records: leads, jobs, estimates, clients and any type a workspace defines. Immutable and
 * thread-safe.
 *
 * <p>Reading needs a key with the read scope, changing one with the write scope; a key without it
 * ends in {@link io.crmkit.PermissionDeniedException}. Every method throws a {@link CrmException}
 * of the kind that fits when the call fails.
 */
public final class KanvoRecords {
  private static final Endpoint<KanvoRecord> RECORDS =
      new Endpoint<>(KanvoRecord.class, "records").beside("tasks");

  private final HttpTransport transport;

  KanvoRecords(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists every record of the workspace that is not deleted. Nothing is sent until it is read.
   *
   * @return the records, in an order that Kanvo does not document
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: List records</a>
   */
  public PagedIterable<KanvoRecord> list() {
    return list(KanvoRecordQuery.builder().build());
  }

  /**
   * Lists the records that fit a query. Nothing is sent until it is read.
   *
   * @param query which records
   * @return the records, in an order that Kanvo does not document
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: List records</a>
   */
  public PagedIterable<KanvoRecord> list(KanvoRecordQuery query) {
    return RECORDS.list(transport, query);
  }

  /**
   * Fetches a record.
   *
   * @param id its id
   * @return the record
   * @throws IllegalArgumentException if the id is empty or could name another endpoint
   * @throws NotFoundException if it does not exist, is deleted, or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Get a record</a>
   */
  public KanvoRecord get(String id) {
    return transport.execute(RECORDS.get(id));
  }

  /**
   * Creates a record. Kanvo fires {@code record.created}, and {@code pipeline.stage_changed} too
   * when the record lands in a stage.
   *
   * <p>Never sent twice when its outcome is unknown: then the exception's {@link
   * CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param record what to create
   * @return the record as created, with its id
   * @throws io.crmkit.BadRequestException if its type, pipeline or stage does not exist
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Create a record</a>
   */
  public KanvoRecord create(KanvoRecordCreate record) {
    return transport.execute(RECORDS.create(record));
  }

  /**
   * Changes the given fields of a record and leaves the others as they are. Kanvo fires {@code
   * record.updated}, and {@code pipeline.stage_changed} too when the stage changed.
   *
   * @param id its id
   * @param changes the fields to change; {@code data} replaces the whole object
   * @return the record as changed
   * @throws NotFoundException if it does not exist, is deleted, or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Update a record</a>
   */
  public KanvoRecord update(String id, KanvoRecordUpdate changes) {
    return transport.execute(RECORDS.patch(id, changes));
  }

  /**
   * Changes some entries of a record's {@code data} and keeps the others: fetches the record, sets
   * the entries, and sends the whole object, since Kanvo's update replaces it.
   *
   * <p>Two requests, and not atomic: a change that somebody else makes to {@code data} in between
   * is overwritten. Kanvo documents nothing to prevent that.
   *
   * @param id its id
   * @param entries the entries to set, anything Jackson can write; a null value sets JSON null
   * @return the record as changed
   * @throws NotFoundException if it does not exist, is deleted, or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Update a record</a>
   */
  public KanvoRecord mergeData(String id, Map<String, ? extends @Nullable Object> entries) {
    Objects.requireNonNull(entries, "entries == null");
    KanvoRecordUpdate given = KanvoRecordUpdate.builder().data(entries).build();
    Map<String, JsonNode> merged = new LinkedHashMap<>(get(id).data());
    JsonNode changed = Objects.requireNonNull(given.fields().get("data"));
    for (Map.Entry<String, JsonNode> entry : changed.properties()) {
      merged.put(entry.getKey(), entry.getValue());
    }
    return update(id, KanvoRecordUpdate.builder().data(merged).build());
  }

  /**
   * Deletes a record. Kanvo keeps it, but lists and gets it no more.
   *
   * <p>When an attempt breaks off and the next one finds the record gone, the call has succeeded.
   *
   * @param id its id
   * @throws NotFoundException if it does not exist, is deleted, or belongs to another workspace
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Delete a record</a>
   */
  public void delete(String id) {
    transport.execute(RECORDS.delete(id));
  }
}
