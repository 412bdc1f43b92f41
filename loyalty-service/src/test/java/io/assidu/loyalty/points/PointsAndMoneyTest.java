package io.assidu.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Whatever happens to a member, in whatever order: points and money stay tied to each other, and
 * nothing falls below zero.
 */
class PointsAndMoneyTest {

  @Property(tries = 500)
  void booksHold(@ForAll("lives") List<Happening> life) {
    Member member = new Member();
    for (Happening happening : life) {
      member.live(happening);

      assertThat(member.books().debits()).isEqualByComparingTo(member.books().credits());
      assertThat(member.books().liabilityByJournal())
          .isEqualByComparingTo(member.books().liabilityByCohorts());
      assertThat(member.books().liabilityByMovements())
          .isEqualByComparingTo(member.books().liabilityByCohorts());
      assertThat(member.books().outstandingByCohorts()).isEqualTo(member.pointsInLots());
      assertThat(member.books().liabilityByCohorts()).isNotNegative();
      assertThat(member.holdings().debt() > 0 && member.spendable() > 0)
          .as("a debt is paid as soon as there are points")
          .isFalse();
    }
  }

  @Property(tries = 200)
  void nothingIsLeftOwedOnceEveryPointIsGone(@ForAll("lives") List<Happening> life) {
    Member member = new Member();
    life.forEach(member::live);
    member.close();

    assertThat(member.pointsInLots()).isZero();
    assertThat(member.books().liabilityByCohorts()).isZero();
  }

  @Provide
  ListArbitrary<Happening> lives() {
    Arbitrary<Happening> happenings =
        Combinators.combine(
                Arbitraries.of(Happening.Kind.values()),
                Arbitraries.integers().between(1, 1_000),
                Arbitraries.integers().between(0, 9))
            .as(Happening::new);
    return happenings.list().ofMaxSize(40);
  }
}
