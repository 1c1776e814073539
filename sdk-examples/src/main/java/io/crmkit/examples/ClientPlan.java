package io.crmkit.examples;

import static java.util.stream.Collectors.groupingBy;

import io.crmkit.examples.ClientBook.Client;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.examples.ClientPairs.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What has to be done for both sides to have the same clients, found by comparing them with what
 * they last agreed on. Asks nobody and changes nothing.
 *
 * <p>A field that one side has changed goes to the other. One that both have changed is a conflict:
 * the winner's stays. Clients that have not met before are the same one if nobody else has their
 * e-mail address. Nothing is ever deleted.
 */
final class ClientPlan {
  private final Map<Side, Map<String, Client>> clients = new EnumMap<>(Side.class);
  private final Map<Side, Map<String, List<Client>>> byEmail = new EnumMap<>(Side.class);
  private final Map<Side, Map<String, Client>> unpaired = new EnumMap<>(Side.class);
  private final Side winner;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> leftAlone = new ArrayList<>();

  /**
   * What is to be done for one client.
   *
   * @param pair where it is; it is created on the side that is missing
   * @param read the client as it was on the sides that have it
   * @param fields what both are to have
   * @param lines what is printed of it, at least one line
   */
  record Step(Pair pair, Map<Side, Client> read, Map<String, String> fields, List<String> lines) {}

  private ClientPlan(Map<Side, List<Client>> all, Side winner) {
    this.winner = winner;
    for (Side side : Side.values()) {
      Map<String, Client> byId = new TreeMap<>();
      all.get(side).forEach(client -> byId.put(client.id(), client));
      clients.put(side, byId);
      unpaired.put(side, new TreeMap<>(byId));
      byEmail.put(
          side, byId.values().stream().collect(groupingBy(client -> email(client.fields()))));
    }
  }

  /** Compares; the order of the clients and the pairs makes no difference. */
  static ClientPlan of(Map<Side, List<Client>> all, List<Pair> known, Side winner) {
    ClientPlan plan = new ClientPlan(all, winner);
    plan.compare(known);
    plan.steps.sort(Comparator.comparing(step -> String.join("\n", step.lines())));
    plan.leftAlone.sort(Comparator.naturalOrder());
    return plan;
  }

  List<Step> steps() {
    return steps;
  }

  /** What is printed of the plan. */
  List<String> lines() {
    return Stream.concat(steps.stream().flatMap(step -> step.lines().stream()), leftAlone.stream())
        .toList();
  }

  private void compare(List<Pair> known) {
    known.forEach(pair -> pair.ids().forEach((side, id) -> unpaired.get(side).remove(id)));
    for (Pair pair : known) {
      if (pair.isWhole()) {
        bringTogether(pair);
      } else {
        // An earlier run may have created the other one, and not have lived to hear of it.
        pair.ids().forEach((side, id) -> findOther(pair, side, email(pair.agreed())));
      }
    }
    for (Side side : Side.values()) {
      for (Client client : List.copyOf(unpaired.get(side).values())) {
        meet(side, client);
      }
    }
  }

  private void meet(Side side, Client client) {
    String email = email(client.fields());
    if (email.isEmpty()) {
      leftAlone.add("left alone: " + name(client) + " at " + side + " has no e-mail address");
    } else if (having(email, side).size() > 1) {
      leftAlone.add("left alone: " + name(client) + " at " + side + " shares its e-mail address");
    } else {
      findOther(new Pair(Map.of(side, client.id()), Map.of()), side, email);
    }
  }

  /** Half a pair becomes a whole one, or the other half is created. */
  private void findOther(Pair half, Side here, String email) {
    Client client = clients.get(here).get(half.ids().get(here));
    if (client == null) {
      return; // deleted before it ever came to the other side
    }
    Side there = here.other();
    List<Client> found = having(email, there);
    if (found.size() > 1) {
      leftAlone.add("left alone: " + name(client) + " is at " + there + " more than once");
    } else if (found.isEmpty()) {
      String line = "create at " + there + ": " + name(client);
      steps.add(new Step(half, Map.of(here, client), client.fields(), List.of(line)));
    } else {
      unpaired.get(here).remove(client.id());
      unpaired.get(there).remove(found.get(0).id());
      bringTogether(half.with(there, found.get(0).id()));
    }
  }

  private void bringTogether(Pair pair) {
    Map<Side, Client> read = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      Client client = clients.get(side).get(pair.ids().get(side));
      if (client != null) {
        read.put(side, client);
      }
    }
    if (read.size() == 1) {
      read.forEach(
          (side, client) -> leftAlone.add("left alone: " + name(client) + " is only at " + side));
    }
    if (read.size() == Side.values().length) {
      agree(pair, read);
    }
  }

  private void agree(Pair pair, Map<Side, Client> read) {
    Map<String, String> fields = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (String field : ClientBook.FIELDS) {
      fields.put(field, decide(field, read, pair.agreed().getOrDefault(field, ""), lines));
    }
    if (lines.isEmpty() && !fields.equals(pair.agreed())) {
      lines.add("same on both sides: " + name(read.get(winner)));
    }
    if (!lines.isEmpty()) {
      steps.add(new Step(pair, read, fields, lines));
    }
  }

  /** The value that both sides are to have. */
  private String decide(String field, Map<Side, Client> read, String agreed, List<String> lines) {
    String winners = read.get(winner).fields().get(field);
    String others = read.get(winner.other()).fields().get(field);
    if (winners.equals(others)) {
      return winners;
    }
    Side changed = winners.equals(agreed) ? winner.other() : winner;
    boolean conflict = changed == winner && !others.equals(agreed);
    Client loser = read.get(changed.other());
    String value = read.get(changed).fields().get(field);
    lines.add(
        "change at %s: %s: %s \"%s\" -> \"%s\"%s"
            .formatted(
                changed.other(),
                name(loser),
                field,
                loser.fields().get(field),
                value,
                conflict ? ", changed on both sides" : ""));
    return value;
  }

  /** Those of a side with an address that are not half of a pair. */
  private List<Client> having(String email, Side side) {
    List<Client> all = byEmail.get(side).getOrDefault(email, List.of());
    return all.stream().filter(client -> unpaired.get(side).containsKey(client.id())).toList();
  }

  private static String email(Map<String, String> fields) {
    return fields.getOrDefault("email", "").toLowerCase(Locale.ROOT);
  }

  private static String name(Client client) {
    return client.fields().get("name") + " <" + client.fields().get("email") + ">";
  }
}
