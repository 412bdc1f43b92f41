package io.assidu.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.revenue.CohortKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Whatever two members do, and pass on to each other meanwhile. */
class PassingOnTest {

  /** Something that happens to one of the two. */
  record Turn(boolean first, Happening happening) {}

  private static final class Two {

    private final MemberBooks books = new MemberBooks();
    private final Member one = new Member(books);
    private final Member other = new Member(books);

    void live(Turn turn) {
      Member whose = turn.first() ? one : other;
      if (turn.happening().kind() == Happening.Kind.PASS_ON) {
        whose.passOn(turn.happening().size(), turn.first() ? other : one);
      } else {
        whose.live(turn.happening());
      }
      one.settle();
      other.settle();
    }

    long pointsInLots() {
      return one.pointsInLots() + other.pointsInLots();
    }

    long debts() {
      return one.holdings().debt() + other.holdings().debt();
    }

    /** Points by what they are accounted for with and when they expire. */
    Map<String, Long> kinds() {
      return Stream.of(one, other)
          .flatMap(member -> member.holdings().lots().stream())
          .filter(lot -> lot.available() + lot.held() > 0)
          .collect(
              Collectors.groupingBy(
                  lot -> kind(lot.cohort(), lot.expiresAt()),
                  TreeMap::new,
                  Collectors.summingLong(lot -> lot.available() + lot.held())));
    }

    private static String kind(CohortKey cohort, Instant expiresAt) {
      return cohort.text() + " until " + expiresAt;
    }
  }

  @Property(tries = 500)
  void booksHold(@ForAll("turns") List<Turn> turns) {
    Two two = new Two();
    for (Turn turn : turns) {
      two.live(turn);

      assertThat(two.books.debits()).isEqualByComparingTo(two.books.credits());
      assertThat(two.books.liabilityByJournal())
          .isEqualByComparingTo(two.books.liabilityByCohorts());
      assertThat(two.books.outstandingByCohorts()).isEqualTo(two.pointsInLots());
      assertThat(two.books.liabilityByCohorts()).isNotNegative();
      assertThat(two.one.transferred() + two.other.transferred()).isZero();
    }
  }

  @Property(tries = 500)
  void toPassPointsOnMovesNoMoneyAndMakesNoPointYounger(
      @ForAll("turns") List<Turn> turns, @ForAll("sizes") int size) {
    Two two = new Two();
    turns.forEach(two::live);
    // Who owes nothing keeps what they get: no debt is paid from it.
    if (two.debts() > 0) {
      return;
    }
    Map<String, Long> before = two.kinds();
    int entries = two.books.entries();
    two.one.passOn(size, two.other);

    assertThat(two.kinds()).isEqualTo(before);
    assertThat(two.books.entries()).isEqualTo(entries);
  }

  @Property(tries = 200)
  void nothingIsLeftOwedOnceEveryPointIsGone(@ForAll("turns") List<Turn> turns) {
    Two two = new Two();
    turns.forEach(two::live);
    two.one.close();
    two.other.close();

    assertThat(two.pointsInLots()).isZero();
    assertThat(two.books.liabilityByCohorts()).isZero();
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(1, 1_000);
  }

  @Provide
  ListArbitrary<Turn> turns() {
    Arbitrary<Happening.Kind> kinds =
        Arbitraries.oneOf(
            Arbitraries.of(Happening.Kind.values()), Arbitraries.of(Happening.Kind.PASS_ON));
    Arbitrary<Happening> happenings =
        Combinators.combine(kinds, sizes(), Arbitraries.integers().between(0, 9))
            .as(Happening::new);
    return Combinators.combine(Arbitraries.of(true, false), happenings)
        .as(Turn::new)
        .list()
        .ofMaxSize(40);
  }
}
