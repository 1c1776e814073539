package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Object types and pipelines; at first those that Kanvo's documentation shows. */
final class FakeKanvoSchema {
  static final String MAIN_PIPELINE = "main-sales";

  private final Ids ids;
  private final Table types = new Table("Object type");
  private final Table pipelines = new Table("Pipeline");

  FakeKanvoSchema(Ids ids) {
    this.ids = ids;
    addType("Lead", "lead", "👤");
    addType("Job", "job", "🔧");
    addType("Estimate", "estimate", "📋");
    addPipeline("Main Sales", MAIN_PIPELINE, List.of("New", "Contacted", "Won"));
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/schema", "read", call -> KanvoEnvelope.INSTANCE.item(toJson())));
  }

  String addType(String name, String slug, String icon) {
    requireUnused(types, slug);
    ObjectNode type = named(name, slug).put("icon", icon);
    return types.put(type).path("id").textValue();
  }

  String addPipeline(String name, String slug, List<String> stageNames) {
    requireUnused(pipelines, slug);
    ObjectNode pipeline = named(name, slug);
    ArrayNode stages = pipeline.putArray("stages");
    for (String stage : stageNames) {
      stages.add(named(stage, slugOf(stage)).put("position", stages.size()));
    }
    return pipelines.put(pipeline).path("id").textValue();
  }

  /**
   * @throws ErrorReply 400, in the words of Kanvo's documentation, if there is no such type
   */
  JsonNode type(String slug) {
    return types.all().stream()
        .filter(type -> type.path("slug").textValue().equals(slug))
        .findFirst()
        .orElseThrow(() -> ErrorReply.badRequest("Object type '" + slug + "' not found"));
  }

  /**
   * Returns the stage with this id, in whatever pipeline.
   *
   * @throws ErrorReply 400 if there is none
   */
  JsonNode stage(String id) {
    return pipelines.all().stream()
        .flatMap(FakeKanvoSchema::stagesOf)
        .filter(stage -> stage.path("id").textValue().equals(id))
        .findFirst()
        .orElseThrow(() -> ErrorReply.badRequest("Stage '" + id + "' not found"));
  }

  /** Returns a pipeline by its name, slug or id. */
  JsonNode pipeline(String key) {
    return pipelines.all().stream()
        .filter(pipeline -> isCalled(key, pipeline))
        .findFirst()
        .orElseThrow(() -> ErrorReply.badRequest("Pipeline '" + key + "' not found"));
  }

  /** Returns a stage of a pipeline by its name, slug or id; the first stage if it is empty. */
  JsonNode stage(JsonNode pipeline, Optional<String> key) {
    return stagesOf(pipeline)
        .filter(stage -> key.isEmpty() || isCalled(key.get(), stage))
        .findFirst()
        .orElseThrow(
            () ->
                ErrorReply.badRequest(
                    "Stage '%s' not found in pipeline '%s'"
                        .formatted(key.orElse(""), pipeline.path("slug").textValue())));
  }

  static Stream<JsonNode> stagesOf(JsonNode pipeline) {
    return StreamSupport.stream(pipeline.path("stages").spliterator(), false);
  }

  Snapshot snapshot() {
    return Snapshot.all(types.snapshot(), pipelines.snapshot());
  }

  private JsonNode toJson() {
    ObjectNode schema = Json.object();
    schema.set("object_types", Json.array(types.all()));
    schema.set("pipelines", Json.array(pipelines.all()));
    return schema;
  }

  private ObjectNode named(String name, String slug) {
    return Json.object().put("id", ids.uuid()).put("name", name).put("slug", slug);
  }

  private static boolean isCalled(String key, JsonNode named) {
    return Stream.of("slug", "name", "id").anyMatch(f -> key.equals(named.path(f).textValue()));
  }

  private static String slugOf(String name) {
    String hyphenated = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return hyphenated.replaceAll("^-|-$", "");
  }

  private static void requireUnused(Table table, String slug) {
    if (!table.where(row -> row.path("slug").textValue().equals(slug)).isEmpty()) {
      throw new IllegalArgumentException("slug is taken: " + slug);
    }
  }
}
