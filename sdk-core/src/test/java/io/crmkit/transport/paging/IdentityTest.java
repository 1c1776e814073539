package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By what the items of a list are told apart. */
class IdentityTest {

  @Test
  void aHundredThousandKeysHaveHashesOfTheirOwn() {
    Identity<Integer> identity = new Identity<>(List.of(String::valueOf));

    assertThat(IntStream.range(0, 100_000).mapToLong(identity::hash).distinct().count())
        .isEqualTo(100_000);
  }
}
