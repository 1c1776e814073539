package io.crmkit.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.kolva.KolvaClientRecord;
import io.crmkit.kolva.KolvaClientUpdate;
import io.crmkit.kolva.KolvaQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clients of one system, reduced to the fields that both systems are to agree on. */
sealed interface ClientBook {
  /** Names as both have them; Kanvo calls the first one the title. */
  List<String> FIELDS = List.of("name", "email", "phone", "city");

  int PAGE = 100;

  /** Whose book it is. */
  enum Side {
    KANVO("Kanvo"),
    KOLVA("Kolva");

    private final String name;

    Side(String name) {
      this.name = name;
    }

    Side other() {
      return this == KANVO ? KOLVA : KANVO;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A client as it was read.
   *
   * @param fields a text for each of {@link #FIELDS}, empty where the client has none
   */
  record Client(String id, Map<String, String> fields) {}

  /** Reads all clients. */
  List<Client> all();

  /** Creates a client, and returns its id. */
  String create(Map<String, String> fields);

  /**
   * Gives a client these fields and leaves it its others.
   *
   * @param read the client that the fields were decided on
   * @return false, with nothing done, if the client has changed since it was read
   */
  boolean update(Client read, Map<String, String> fields);

  /** Kanvo's records of the type {@code client}: the name is the title, the rest is data. */
  record OfKanvo(KanvoClient kanvo) implements ClientBook {
    @Override
    public List<Client> all() {
      KanvoRecordQuery query = KanvoRecordQuery.builder().type("client").perPage(PAGE).build();
      return readAll(kanvo.records().list(query)).stream().map(OfKanvo::client).toList();
    }

    @Override
    public String create(Map<String, String> fields) {
      KanvoRecordCreate record =
          KanvoRecordCreate.builder("client")
              .title(fields.get("name"))
              .data(merged(Map.of(), fields))
              .build();
      return kanvo.records().create(record).id();
    }

    @Override
    public boolean update(Client read, Map<String, String> fields) {
      KanvoRecord now = kanvo.records().get(read.id());
      if (!client(now).equals(read)) {
        return false;
      }
      KanvoRecordUpdate changes =
          KanvoRecordUpdate.builder()
              .title(fields.get("name"))
              .data(merged(now.data(), fields))
              .build();
      kanvo.records().update(read.id(), changes);
      return true;
    }

    /** Kanvo replaces the whole data of a record: what others have put there goes with it. */
    private static Map<String, Object> merged(
        Map<String, JsonNode> data, Map<String, String> fields) {
      Map<String, Object> merged = new LinkedHashMap<>(data);
      merged.putAll(fields);
      merged.remove("name");
      return merged;
    }

    private static Client client(KanvoRecord record) {
      return read(
          record.id(),
          field -> field.equals("name") ? record.title() : text(record.data().get(field)));
    }
  }

  /** Kolva's clients. Kolva documents no field of theirs: that it has these four is an example. */
  record OfKolva(KolvaClient kolva) implements ClientBook {
    @Override
    public List<Client> all() {
      KolvaQuery query = KolvaQuery.builder().perPage(PAGE).build();
      return readAll(kolva.clients().list(query)).stream().map(OfKolva::client).toList();
    }

    @Override
    public String create(Map<String, String> fields) {
      return kolva.clients().create(KolvaClientCreate.builder().putAll(fields).build()).id();
    }

    @Override
    public boolean update(Client read, Map<String, String> fields) {
      KolvaClientRecord now = kolva.clients().get(read.id());
      if (!client(now).equals(read)) {
        return false;
      }
      kolva.clients().update(read.id(), KolvaClientUpdate.from(now).putAll(fields).build());
      return true;
    }

    private static Client client(KolvaClientRecord record) {
      return read(record.id(), field -> text(record.additionalProperties().get(field)));
    }
  }

  private static Client read(String id, Function<String, @Nullable String> texts) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : FIELDS) {
      String text = texts.apply(field);
      fields.put(field, text == null ? "" : text.strip());
    }
    return new Client(id, fields);
  }

  private static String text(@Nullable JsonNode value) {
    return value == null || value.isNull() ? "" : value.asText();
  }

  /** A list whose total changes while it is read may have moved a client out of sight. */
  private static <T> List<T> readAll(PagedIterable<T> list) {
    List<T> items = new ArrayList<>();
    Set<OptionalLong> totals = new HashSet<>();
    for (Page<T> page : list.pages()) {
      items.addAll(page.items());
      totals.add(page.total());
    }
    if (totals.size() > 1) {
      throw new IllegalStateException(
          "clients were created or deleted while they were read; run again");
    }
    return items;
  }
}
