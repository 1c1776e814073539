package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.ClientBook.Client;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.examples.ClientPairs.Pair;
import io.crmkit.examples.ClientPlan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided of two lists of clients and what they agreed on; nothing is sent here. */
class ClientPlanTest {
  private static final Map<String, String> AGREED = fields("Smith", "s@x.example", "1", "Dover");
  private static final Pair PAIR = new Pair(Map.of(Side.KANVO, "k", Side.KOLVA, "v"), AGREED);

  @Test
  void aFieldThatOneSideChangedGoesToTheOther() {
    ClientPlan plan =
        plan(with(AGREED, "phone", "2"), with(AGREED, "city", "Salem"), PAIR, Side.KANVO);

    assertThat(plan.lines())
        .containsExactly(
            "change at Kolva: Smith <s@x.example>: phone \"1\" -> \"2\"",
            "change at Kanvo: Smith <s@x.example>: city \"Dover\" -> \"Salem\"");
    assertThat(plan.steps())
        .extracting(Step::fields)
        .containsExactly(fields("Smith", "s@x.example", "2", "Salem"));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void ofAFieldThatBothChangedTheWinnersStays(Side winner) {
    ClientPlan plan =
        plan(with(AGREED, "phone", "Kanvo"), with(AGREED, "phone", "Kolva"), PAIR, winner);

    assertThat(plan.lines())
        .containsExactly(
            "change at %s: Smith <s@x.example>: phone \"%s\" -> \"%s\", changed on both sides"
                .formatted(winner.other(), winner.other(), winner));
    assertThat(plan.steps().get(0).fields()).containsEntry("phone", winner.toString());
  }

  @Test
  void aFieldThatWasClearedIsClearedOnTheOtherSide() {
    assertThat(plan(with(AGREED, "phone", ""), AGREED, PAIR, Side.KOLVA).lines())
        .containsExactly("change at Kolva: Smith <s@x.example>: phone \"1\" -> \"\"");
  }

  @Test
  void whatBothSidesChangedAlikeIsOnlyRemembered() {
    Map<String, String> changed = with(AGREED, "phone", "2");

    assertThat(plan(changed, changed, PAIR, Side.KANVO).lines())
        .containsExactly("same on both sides: Smith <s@x.example>");
    assertThat(plan(AGREED, AGREED, PAIR, Side.KANVO).lines()).isEmpty();
  }

  @Test
  void clientsThatMeetForTheFirstTimeFillEachOthersGaps() {
    ClientPlan plan =
        ClientPlan.of(
            Map.of(
                Side.KANVO, List.of(new Client("k", fields("Smith", "S@x.example", "1", ""))),
                Side.KOLVA, List.of(new Client("v", fields("Smith", "S@x.example", "", "Dover")))),
            List.of(),
            Side.KANVO);

    assertThat(plan.steps())
        .extracting(Step::fields)
        .containsExactly(fields("Smith", "S@x.example", "1", "Dover"));
  }

  @Test
  void whoCannotBeToldApartIsLeftAlone() {
    ClientPlan plan =
        ClientPlan.of(
            Map.of(
                Side.KANVO,
                List.of(
                    new Client("k1", fields("A", "", "", "")),
                    new Client("k2", fields("B", "b@x.example", "", "")),
                    new Client("k3", fields("C", "B@x.example", "", ""))),
                Side.KOLVA,
                List.of(new Client("v1", fields("D", "b@x.example", "", "")))),
            List.of(),
            Side.KANVO);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.lines())
        .containsExactly(
            "left alone: A <> at Kanvo has no e-mail address",
            "left alone: B <b@x.example> at Kanvo shares its e-mail address",
            "left alone: C <B@x.example> at Kanvo shares its e-mail address",
            "left alone: D <b@x.example> is at Kanvo more than once");
  }

  @Test
  void whoIsGoneOnOneSideIsNeitherDeletedNorCreatedAgain() {
    Map<Side, List<Client>> all =
        Map.of(Side.KANVO, List.of(), Side.KOLVA, List.of(new Client("v", AGREED)));

    assertThat(ClientPlan.of(all, List.of(PAIR), Side.KANVO).lines())
        .containsExactly("left alone: Smith <s@x.example> is only at Kolva");
  }

  @Test
  void whoWasCreatedByARunThatDiedIsFoundByTheAddressItWasCreatedWith() {
    Pair half = new Pair(Map.of(Side.KANVO, "k"), AGREED);
    ClientPlan plan = plan(with(AGREED, "email", "new@x.example"), AGREED, half, Side.KOLVA);

    assertThat(plan.lines())
        .containsExactly(
            "change at Kolva: Smith <s@x.example>: email \"s@x.example\" -> \"new@x.example\"");
    assertThat(plan.steps().get(0).pair().ids()).isEqualTo(PAIR.ids());
  }

  @Test
  void theOrderOfTheListsMakesNoDifference() {
    List<Client> kanvo = new ArrayList<>();
    List<Client> kolva = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Map<String, String> fields = fields("N" + i % 30, i % 30 + "@x.example", "" + i % 3, "");
      kanvo.add(new Client("k" + i, fields));
      kolva.add(new Client("v" + i, with(fields, "phone", "" + i % 4)));
      if (i % 3 == 0) {
        pairs.add(new Pair(Map.of(Side.KANVO, "k" + i, Side.KOLVA, "v" + (i + 1) % 40), fields));
      }
    }
    List<Client> onlyKanvo = kanvo.subList(5, 40);
    List<Client> onlyKolva = kolva.subList(0, 35);
    List<String> expected = lines(onlyKanvo, onlyKolva, pairs);
    assertThat(expected).hasSizeGreaterThan(20);

    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Collections.shuffle(onlyKanvo, random);
      Collections.shuffle(onlyKolva, random);
      Collections.shuffle(pairs, random);
      assertThat(lines(onlyKanvo, onlyKolva, pairs)).isEqualTo(expected);
    }
  }

  private static List<String> lines(List<Client> kanvo, List<Client> kolva, List<Pair> pairs) {
    return ClientPlan.of(Map.of(Side.KANVO, kanvo, Side.KOLVA, kolva), pairs, Side.KOLVA).lines();
  }

  private static ClientPlan plan(
      Map<String, String> kanvo, Map<String, String> kolva, Pair pair, Side winner) {
    return ClientPlan.of(
        Map.of(
            Side.KANVO, List.of(new Client("k", kanvo)),
            Side.KOLVA, List.of(new Client("v", kolva))),
        List.of(pair),
        winner);
  }

  private static Map<String, String> fields(String name, String email, String phone, String city) {
    return Map.of("name", name, "email", email, "phone", phone, "city", city);
  }

  private static Map<String, String> with(Map<String, String> fields, String field, String value) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.put(field, value);
    return changed;
  }
}
