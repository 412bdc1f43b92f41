package io.assidu.profile.trait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TraitsTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void whoever_spoke_last_is_right_even_if_heard_first() {
    Traits traits =
        Traits.said(Map.of("city", "Lyon"), NOON)
            .and(Traits.said(Map.of("city", "Paris"), NOON.minusSeconds(60)));

    assertThat(traits.values()).containsEntry("city", "Lyon");
  }

  @Test
  void a_trait_that_was_removed_stays_removed_for_what_was_said_before() {
    Traits traits =
        Traits.said(Collections.singletonMap("city", null), NOON)
            .and(Traits.said(Map.of("city", "Paris"), NOON.minusSeconds(60)));

    assertThat(traits.values()).doesNotContainKey("city");
  }

  @Property
  void joining_is_the_same_in_any_order(@ForAll("said") List<Traits> all) {
    List<Traits> reversed = all.reversed();

    assertThat(all.stream().reduce(Traits.none(), Traits::and))
        .isEqualTo(reversed.stream().reduce(Traits.none(), Traits::and));
  }

  @Provide
  Arbitrary<List<Traits>> said() {
    Arbitrary<Traits> one =
        Combinators.combine(
                Arbitraries.of("city", "name"),
                Arbitraries.of("x", "y", "z"),
                Arbitraries.integers().between(0, 3))
            .as(
                (name, value, second) ->
                    Traits.said(Map.of(name, value), NOON.plusSeconds(second)));
    return one.list().ofMaxSize(10);
  }
}
