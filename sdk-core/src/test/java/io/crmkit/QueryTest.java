package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.bolsivo.BolsivoLeadQuery;
import io.crmkit.kaivox.KaiVoxSlotQuery;
import io.crmkit.kolva.KolvaQuery;
import org.junit.jupiter.api.Test;

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
