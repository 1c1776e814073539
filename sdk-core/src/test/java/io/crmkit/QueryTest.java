package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.bolsivo.BolsivoLeadQuery;
import io.crmkit.kaivox.KaiVoxQuery;
import io.crmkit.kaivox.KaiVoxSlotQuery;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kolva.KolvaQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all queries can do. */
class QueryTest {
  @Test
  void carriesParametersThatHaveNoMethod() {
    KolvaQuery query = KolvaQuery.builder().put("sort", "name").put("q", "").build();

    assertThat(query.parameters()).containsEntry("sort", "name").containsEntry("q", "");
    assertThat(query).hasToString("KolvaQuery[sort, q]");
    assertThatThrownBy(() -> KolvaQuery.builder().put(" ", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name is blank");
  }

  @Test
  void checksThePageSize() {
    assertThat(KolvaQuery.builder().perPage(100).build().perPage()).hasValue(100);
    assertThat(KolvaQuery.builder().build().perPage()).isEmpty();
    assertThatThrownBy(() -> KolvaQuery.builder().perPage(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("perPage not in 1..100: 101");
    assertThatThrownBy(() -> KolvaQuery.builder().perPage(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"page, resumeFrom(…) on the list", "limit, perPage(…)"})
  void refusesTheParametersThatListsSetThemselves(String name, String instead) {
    assertThatThrownBy(() -> KolvaQuery.builder().put(name, "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + " is a parameter that lists set themselves: use " + instead);
  }

  @Test
  void knowsThoseParametersByTheProvidersNames() {
    assertThatThrownBy(() -> KanvoRecordQuery.builder().put("per_page", "2"))
        .hasMessage("per_page is a parameter that lists set themselves: use perPage(…)");
    assertThatThrownBy(() -> KaiVoxQuery.builder().put("per_page", "2"))
        .hasMessage("per_page is a parameter that lists set themselves: use perPage(…)");
    assertThatThrownBy(() -> BolsivoLeadQuery.builder().put("page", "2"))
        .hasMessage("page is a parameter that lists set themselves: use resumeFrom(…) on the list");
    assertThat(KaiVoxSlotQuery.builder().put("page", "2").build().parameters())
        .containsEntry("page", "2");
  }

  @Test
  void refusesAValueThatWouldNotArrive() {
    assertThatThrownBy(() -> KanvoRecordQuery.builder().type(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("type == null: not set, it does not restrict");
    assertThatThrownBy(() -> KanvoRecordQuery.builder().search("a\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("search holds half of a surrogate pair at position 1");
  }

  @Test
  void isEqualByKindParametersAndPageSize() {
    KolvaQuery query = KolvaQuery.builder().put("a", "1").perPage(5).build();

    assertThat(query)
        .isEqualTo(KolvaQuery.builder().put("a", "1").perPage(5).build())
        .hasSameHashCodeAs(KolvaQuery.builder().put("a", "1").perPage(5).build())
        .isNotEqualTo(KolvaQuery.builder().put("a", "1").perPage(6).build())
        .isNotEqualTo(KolvaQuery.builder().put("a", "2").perPage(5).build());
    assertThat(BolsivoLeadQuery.builder().build())
        .isEqualTo(BolsivoLeadQuery.builder().build())
        .hasSameHashCodeAs(BolsivoLeadQuery.builder().build())
        .isNotEqualTo(KaiVoxSlotQuery.builder().build());
  }

  @Test
  void ignoresLaterChangesOfItsBuilder() {
    BolsivoLeadQuery.Builder builder = BolsivoLeadQuery.builder().put("a", "1");
    BolsivoLeadQuery query = builder.build();

    builder.put("b", "2");

    assertThat(query.parameters()).containsOnlyKeys("a");
  }
}
