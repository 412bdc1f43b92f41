package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What partners and the program owe each other, and what of it is revenue. */
class DealingTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Policy POLICY =
      new Policy(
          EUR,
          new PointValue(new BigDecimal("0.05"), BigDecimal.ONE),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582", "411", "467"));
  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  /** A journal with what it comes to. */
  private static final class Books {

    private final Cohorts cohorts = new Cohorts(List.of());
    private final List<Entry> entries = new ArrayList<>();
    private final List<Dealing> dealings = new ArrayList<>();

    void book(EntryKind kind, Dealing dealing, CohortChange... changes) {
      dealings.add(dealing);
      add(kind, dealing, changes);
    }

    void book(EntryKind kind, CohortChange... changes) {
      add(kind, null, changes);
    }

    private void add(EntryKind kind, @Nullable Dealing dealing, CohortChange... changes) {
      cohorts
          .book(
              new Booking(
                  new UUID(0, entries.size()),
                  "club",
                  1,
                  kind,
                  DAY,
                  "x",
                  Arrays.asList(changes),
                  null,
                  dealing),
              POLICY)
          .ifPresent(entries::add);
    }

    /** Debits less credits. */
    BigDecimal balance(String... accounts) {
      return entries.stream()
          .flatMap(entry -> entry.lines().stream())
          .filter(line -> List.of(accounts).contains(line.account()))
          .map(line -> line.debit().subtract(line.credit()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<String> last() {
      return entries.getLast().lines().stream().map(DealingTest::text).toList();
    }
  }

  private static String text(Line line) {
    return line.debit().signum() > 0
        ? "Dr " + line.account() + " " + line.debit()
        : "Cr " + line.account() + " " + line.credit();
  }

  /**
   * IFRS 15.B36, before it IFRIC 13.8(b): of a sale of 1,000, 100 belong to an airline's miles, of
   * which the airline is owed 60: 40 are commission, at once, and nothing is deferred.
   */
  @Test
  void ofPointsThatSomebodyElseSuppliesTheCommissionIsRevenueAtOnce() {
    Books books = new Books();
    Supply miles = new Supply("airline", new BigDecimal("0.60"));
    books.book(
        EntryKind.ALLOCATION,
        miles.sold(100, new BigDecimal("100.00"), EUR),
        issue(Origin.SALE, "0", 100));
    assertThat(books.last()).containsExactly("Dr 707 100.00", "Cr 708 40.00", "Cr 467 60.00");
    assertThat(books.entries.getLast().partner()).isEqualTo("airline");
    assertThat(books.balance("487")).isZero();

    books.book(EntryKind.RECOGNITION, CohortChange.redeem(key(Origin.SALE), 50));
    assertThat(books.entries).hasSize(1);

    books.book(
        EntryKind.REVERSAL,
        miles.withdrawn(100, 75, new BigDecimal("25.00"), EUR),
        CohortChange.reverse(key(Origin.SALE), BigDecimal.ZERO, 25, 0));
    assertThat(books.last()).containsExactly("Cr 707 25.00", "Dr 708 10.00", "Dr 467 15.00");
  }

  @Test
  void aSupplierWhoIsOwedMoreThanIsAllocatedLeavesALoss() {
    Books books = new Books();
    books.book(
        EntryKind.ALLOCATION,
        new Supply("airline", new BigDecimal("1.20")).sold(100, new BigDecimal("100.00"), EUR),
        issue(Origin.SALE, "0", 100));
    assertThat(books.last()).containsExactly("Dr 707 100.00", "Dr 708 20.00", "Cr 467 120.00");
  }

  @Test
  void suppliedPointsThatAreGivenAreACost() {
    Books books = new Books();
    books.book(
        EntryKind.COST,
        new Supply("airline", new BigDecimal("0.60")).given(10, EUR),
        issue(Origin.GRANT, "0", 10));
    assertThat(books.last()).containsExactly("Dr 6234 6.00", "Cr 467 6.00");
  }

  /** IFRS 15.106: all that the partner owes is for points, so all of it is deferred. */
  @Test
  void whatAPartnerPaysForPointsIsDeferredWholeAndEarnedWithThem() {
    Books books = new Books();
    PointSale sale = PointSale.of("airline", new BigDecimal("0.02"), 1_000, EUR);
    books.book(EntryKind.ALLOCATION, sale.earned(), issue(Origin.PARTNER, "20.00", 1_000));
    assertThat(books.last()).containsExactly("Dr 411 20.00", "Cr 487 20.00");
    books.book(EntryKind.RECOGNITION, CohortChange.redeem(key(Origin.PARTNER), 400));
    assertThat(books.last()).containsExactly("Dr 487 8.00", "Cr 708 8.00");
  }

  /** IFRS 15.B35B, B36: 10.00 were deferred for the points, 7.00 are the partner's. */
  @Test
  void aPrincipalHasRevenueAndCostAndAnAgentWhatIsLeft() {
    assertThat(burned(Role.PRINCIPAL, 0)).containsExactly("Dr 6234 7.00", "Cr 467 7.00");
    assertThat(burned(Role.AGENT, 0)).containsExactly("Dr 708 7.00", "Cr 467 7.00");
    // 30 of 100 had been given: nothing was deferred for them.
    assertThat(burned(Role.AGENT, 30))
        .containsExactly("Dr 6234 2.10", "Dr 708 4.90", "Cr 467 7.00");
  }

  private static List<String> burned(Role role, long gifts) {
    Books books = new Books();
    books.book(EntryKind.SETTLEMENT, payout(role, 100).burned(new Payout.Spent(100, gifts)));
    return books.last();
  }

  private static Payout payout(Role role, long points) {
    BigDecimal price = new BigDecimal("0.07");
    return new Payout(
        "airline",
        role,
        price,
        points,
        Money.round(price.multiply(BigDecimal.valueOf(points)), EUR),
        EUR);
  }

  /**
   * Something at a partner.
   *
   * @param gifts of 100 points that are spent how many had been given
   * @param parts in which it is undone
   */
  record Step(boolean earn, int points, int gifts, List<Integer> parts) {}

  /** Whoever the company is for what the partner delivers, it has the same left in the end. */
  @Property(tries = 200)
  void agentAndPrincipalDifferInNothingButWhereItStands(@ForAll("steps") List<Step> steps) {
    Books principal = new Books();
    Books agent = new Books();
    for (Step step : steps) {
      carryOut(principal, Role.PRINCIPAL, step, 1);
      carryOut(agent, Role.AGENT, step, 1);
    }
    assertThat(agent.balance("708", "6234")).isEqualByComparingTo(principal.balance("708", "6234"));
    assertThat(agent.balance("411", "467")).isEqualByComparingTo(principal.balance("411", "467"));
  }

  /** In whatever parts all of it is undone, nobody owes anybody, nor is anything revenue. */
  @Property(tries = 200)
  void whatIsUndoneWholeLeavesNothing(@ForAll("steps") List<Step> steps, @ForAll Role role) {
    Books books = new Books();
    steps.forEach(step -> carryOut(books, role, step, step.parts().size()));
    for (String account : List.of("411", "467", "487", "708", "6234")) {
      assertThat(books.balance(account)).as(account).isZero();
    }
  }

  /** The net of a statement over all of it is what the journal says of the partner's accounts. */
  @Property(tries = 200)
  void aStatementTiesToTheJournal(@ForAll("steps") List<Step> steps, @ForAll Role role) {
    Books books = new Books();
    steps.forEach(step -> carryOut(books, role, step, step.points() % (step.parts().size() + 1)));
    Map<Dealing.Kind, PartnerStatement.Line> lines = new TreeMap<>();
    for (Dealing dealing : books.dealings) {
      lines.merge(
          dealing.kind(),
          new PartnerStatement.Line(dealing.kind(), null, 1, dealing.points(), dealing.amount()),
          (one, other) ->
              new PartnerStatement.Line(
                  one.kind(),
                  null,
                  one.count() + other.count(),
                  one.points() + other.points(),
                  one.amount().add(other.amount())));
    }
    PartnerStatement statement =
        new PartnerStatement(new BigDecimal("5.00"), List.copyOf(lines.values()));
    BigDecimal journal = books.balance("411", "467");
    assertThat(statement.net()).isEqualByComparingTo(journal);
    assertThat(statement.closing()).isEqualByComparingTo(journal.add(new BigDecimal("5.00")));
    assertThat(statement.owedBy())
        .isEqualTo(
            switch (journal.signum()) {
              case 1 -> PartnerStatement.Debtor.PARTNER;
              case -1 -> PartnerStatement.Debtor.PROGRAM;
              default -> PartnerStatement.Debtor.NOBODY;
            });
  }

  /** Carries a step out, and undoes so many of its parts. */
  private static void carryOut(Books books, Role role, Step step, int undone) {
    long whole = step.parts().stream().mapToLong(Integer::longValue).sum();
    if (step.earn()) {
      earn(books, step, whole, undone);
    } else {
      burn(books, role, step, whole, undone);
    }
  }

  private static void earn(Books books, Step step, long whole, int undone) {
    PointSale sale = PointSale.of("airline", new BigDecimal("0.0213"), whole, EUR);
    books.book(
        EntryKind.ALLOCATION,
        sale.earned(),
        CohortChange.issue(key(Origin.PARTNER), sale.amount(), whole));
    long back = 0;
    for (int part : step.parts().subList(0, undone)) {
      Dealing reversed = sale.reversed(back, back + part);
      books.book(
          EntryKind.REVERSAL,
          reversed,
          CohortChange.reverse(key(Origin.PARTNER), reversed.amount().negate(), part, 0));
      back += part;
    }
  }

  private static void burn(Books books, Role role, Step step, long whole, int undone) {
    Payout payout = payout(role, whole);
    Payout.Spent spent = new Payout.Spent(whole, whole * step.gifts() / 100);
    books.book(EntryKind.SETTLEMENT, payout.burned(spent));
    for (int part : step.parts().subList(0, undone)) {
      Payout.Spent left = spent.minus(new Payout.Spent(part, Math.min(part, spent.gifts())));
      books.book(EntryKind.SETTLEMENT, payout.returned(spent, left));
      spent = left;
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(1, 997).list().ofMinSize(1).ofMaxSize(5))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static CohortChange issue(Origin origin, String allocated, long points) {
    return CohortChange.issue(key(origin), new BigDecimal(allocated), points);
  }

  private static CohortKey key(Origin origin) {
    return new CohortKey(origin, MONTH);
  }
}
