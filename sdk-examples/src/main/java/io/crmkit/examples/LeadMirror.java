package io.crmkit.examples;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLead;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kanvo.KanvoStage;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookLeadStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a Kanvo record for each lead of Bolsivo, and a Kolva client for each lead that was won.
 *
 * <p>What it has to remember of a lead stands in the record itself: whose it is ({@code lead_id})
 * and since when its status holds ({@code status_at}). So an event may come twice, late, or again
 * after a crash half-way: what is there is found and left, and of two statuses the later one stays.
 */
final class LeadMirror {
  private static final String TYPE = "lead";

  /** Of two statuses with the same time the one further down the road stays. */
  private static final List<String> ROAD =
      List.of("new", "qualified", "contacted", "replied", "meeting", "closed_won", "closed_lost");

  private final BolsivoClient bolsivo;
  private final KanvoClient kanvo;
  private final KolvaClient kolva;
  private final Map<String, String> stageIds;

  /**
   * Reads the stages of Kanvo's pipelines. The stage of a status is the one whose slug is the
   * status with hyphens; a status without one leaves the record in its stage.
   */
  LeadMirror(BolsivoClient bolsivo, KanvoClient kanvo, KolvaClient kolva, String pipeline) {
    this.bolsivo = bolsivo;
    this.kanvo = kanvo;
    this.kolva = kolva;
    this.stageIds =
        kanvo.schema().get().pipelines().stream()
            .filter(candidate -> pipeline.equals(candidate.slug()))
            .flatMap(found -> found.stages().stream())
            .collect(toMap(KanvoStage::slug, KanvoStage::id));
  }

  void qualified(BolsivoEvent.LeadQualified event) {
    Map<String, Object> data = status(event.leadId(), "qualified", event.timestamp());
    data.put("score", event.score());
    data.put("fit_reason", event.fitReason());
    lead(event.leadId()) // the event has neither address nor phone
        .ifPresent(
            lead -> {
              data.put("address", lead.address());
              data.put("phone", lead.phone());
            });
    save(event.businessName(), data);
  }

  void statusChanged(BolsivoEvent.LeadStatusChanged event) {
    String status = event.newStatus().wireName();
    save(event.businessName(), status(event.leadId(), status, event.timestamp()));
    if (WebhookLeadStatus.CLOSED_WON.equals(event.newStatus())) {
      ensureCustomer(event.leadId(), event.businessName());
    }
  }

  private static Map<String, Object> status(String leadId, String status, Optional<Instant> at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("lead_id", leadId);
    data.put("status", status);
    data.put("status_at", at.orElse(Instant.EPOCH).toString());
    return data;
  }

  private void save(String name, Map<String, Object> data) {
    String stageId = stageIds.get(data.get("status").toString().replace('_', '-'));
    Optional<KanvoRecord> existing = record(data.get("lead_id"));
    if (existing.isEmpty()) {
      KanvoRecordCreate.Builder record = KanvoRecordCreate.builder(TYPE).title(name).data(data);
      kanvo.records().create(stageId == null ? record.build() : record.stageId(stageId).build());
      return;
    }
    KanvoRecordUpdate.Builder changes = KanvoRecordUpdate.builder();
    if (isLater(data, existing.get().data())) {
      if (stageId != null) {
        changes.stageId(stageId);
      }
    } else {
      data.remove("status");
      data.remove("status_at");
    }
    // Kanvo replaces the whole data: what others have put there goes with it.
    Map<String, Object> merged = new LinkedHashMap<>(existing.get().data());
    merged.putAll(data);
    kanvo.records().update(existing.get().id(), changes.data(merged).build());
  }

  private static boolean isLater(Map<String, Object> data, Map<String, JsonNode> known) {
    Instant then = Instant.parse(text(known, "status_at"));
    int later = Instant.parse(data.get("status_at").toString()).compareTo(then);
    return later > 0
        || later == 0 && ROAD.indexOf(data.get("status")) > ROAD.indexOf(text(known, "status"));
  }

  /** Kanvo cannot look into the data. With many records, keep a table of lead and record ids. */
  private Optional<KanvoRecord> record(Object leadId) {
    return kanvo.records().list(KanvoRecordQuery.builder().type(TYPE).build()).stream()
        .filter(record -> leadId.equals(text(record.data(), "lead_id")))
        .findFirst();
  }

  private void ensureCustomer(String leadId, String name) {
    boolean exists =
        kolva.clients().list().stream()
            .anyMatch(client -> leadId.equals(text(client.additionalProperties(), "lead_id")));
    if (!exists) {
      kolva
          .clients()
          .create(KolvaClientCreate.builder().put("name", name).put("lead_id", leadId).build());
    }
  }

  private Optional<BolsivoLead> lead(String id) {
    return bolsivo.leads().list().stream().filter(lead -> id.equals(lead.id())).findFirst();
  }

  private static String text(Map<String, JsonNode> fields, String name) {
    return fields.getOrDefault(name, MissingNode.getInstance()).asText();
  }
}
