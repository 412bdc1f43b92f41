package io.assidu.loyalty.settlement;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.books.Periods;
import io.assidu.loyalty.program.ChartOfAccounts;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.revenue.PartnerStatement;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of what partners and programs owe each other. While one is issued the booker waits,
 * postings do not: what they hand in meanwhile and is dated in the month goes to the next.
 */
@ApplicationScoped
class Settlements {

  private final SettlementStore store;
  private final Programs programs;
  private final Periods periods;
  private final Clock clock;

  Settlements(SettlementStore store, Programs programs, Periods periods, Clock clock) {
    this.store = store;
    this.programs = programs;
    this.periods = periods;
    this.clock = clock;
  }

  /** A statement as it could be issued, and what it would be issued with. */
  private record Open(SettlementView view, Cut before, SettlementStore.Standing standing) {}

  /** As it was issued, or as it stands now. */
  Uni<SettlementView> get(Work work, Scope scope) {
    return store
        .atOneMoment(work)
        .chain(() -> store.find(work, scope))
        .chain(
            issued ->
                issued.isPresent()
                    ? Uni.createFrom().item(issued.get())
                    : open(work, scope).map(Open::view));
  }

  Uni<SettlementView> issue(Work work, Scope scope, String by) {
    return periods
        .hold(work)
        .chain(() -> store.find(work, scope))
        .invoke(
            issued -> {
              if (issued.isPresent()) {
                throw LoyaltyError.SETTLEMENT_REFUSED.problem(
                    "/period", "not-issued", "It was issued before.");
              }
            })
        .chain(() -> open(work, scope))
        .chain(
            open -> {
              refuse(open.view().findings());
              SettlementView issued =
                  Seal.issued(
                      open.view(),
                      open.before(),
                      clock.instant().truncatedTo(ChronoUnit.MICROS),
                      by);
              return store.add(work, scope, issued, open.standing()).replaceWith(issued);
            });
  }

  private static void refuse(List<SettlementView.FindingView> findings) {
    if (findings.isEmpty()) {
      return;
    }
    ProblemException problem =
        LoyaltyError.SETTLEMENT_REFUSED.problem("Nothing was issued: see its errors.");
    findings.forEach(finding -> problem.at("/period", finding.rule(), finding.detail()));
    throw problem;
  }

  private Uni<Open> open(Work work, Scope scope) {
    return Uni.combine()
        .all()
        .unis(
            programs.chartOfAccounts(work, scope.program()),
            programs.charts(work, scope.program()),
            store.before(work, scope),
            store.after(work, scope))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            known -> {
              ChartOfAccounts chart = known.getItem1();
              requireKnown(chart, scope);
              Cut before = known.getItem3();
              boolean overtaken = known.getItem4().isPresent();
              return store
                  .standing(work, scope, before)
                  .chain(
                      standing ->
                          open(work, scope, chart, known.getItem2(), before, standing, overtaken));
            });
  }

  private static void requireKnown(ChartOfAccounts chart, Scope scope) {
    if (!chart.partners().containsKey(scope.partner())) {
      throw LoyaltyError.UNKNOWN_PARTNER.problem(
          "The program never had a partner \"" + scope.partner() + "\".");
    }
  }

  private Uni<Open> open(
      Work work,
      Scope scope,
      ChartOfAccounts chart,
      List<Chart> charts,
      Cut before,
      SettlementStore.Standing standing,
      boolean overtaken) {
    return Uni.combine()
        .all()
        .unis(
            store.lines(work, scope, before, standing),
            store.proof(work, scope, before, standing, charts))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found ->
                new Open(
                    view(
                        scope,
                        chart,
                        new PartnerStatement(before.closing(), found.getItem1()),
                        found.getItem2(),
                        standing,
                        overtaken),
                    before,
                    standing));
  }

  private SettlementView view(
      Scope scope,
      ChartOfAccounts chart,
      PartnerStatement statement,
      SettlementStore.Proof proof,
      SettlementStore.Standing standing,
      boolean overtaken) {
    BigDecimal difference = statement.net().subtract(proof.journal());
    return new SettlementView(
        scope.program(),
        scope.partner(),
        chart.partners().getOrDefault(scope.partner(), scope.partner()),
        scope.month().toString(),
        Status.OPEN,
        null,
        String.join(" ", chart.currencies()),
        SettlementView.plain(statement.opening()),
        statement.lines().stream().map(SettlementView.LineView::of).toList(),
        SettlementView.plain(statement.net()),
        SettlementView.word(statement.owedBy()),
        SettlementView.plain(statement.closing()),
        proof.late(),
        new SettlementView.EvidenceView(
            proof.movements(), proof.points(), proof.bookings(), standing.head()),
        new SettlementView.TieOutView(
            SettlementView.plain(proof.journal()), SettlementView.plain(difference)),
        findings(scope, statement, proof, standing, overtaken),
        null,
        null,
        null,
        null);
  }

  private List<SettlementView.FindingView> findings(
      Scope scope,
      PartnerStatement statement,
      SettlementStore.Proof proof,
      SettlementStore.Standing standing,
      boolean overtaken) {
    List<SettlementView.FindingView> found = new ArrayList<>();
    if (!scope.isOver(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      add(found, "period-over", "It ends with " + scope.month().atEndOfMonth() + " (UTC).");
    }
    if (overtaken) {
      add(found, "in-order", "A later month was issued before.");
    }
    if (standing.earlier() != null) {
      add(
          found,
          "previous-issued",
          "Issue " + YearMonth.from(standing.earlier()) + " first: it has items.");
    }
    if (standing.waiting() > 0) {
      add(found, "booked", standing.waiting() + " bookings of it wait to be sealed; try again.");
    }
    if (statement.net().compareTo(proof.journal()) != 0) {
      add(
          found,
          "tie-out",
          "The net by its items: %s; by the journal: %s."
              .formatted(statement.net().toPlainString(), proof.journal().toPlainString()));
    }
    if (proof.movements() != proof.bookings()
        || proof.points()
            != statement.lines().stream().mapToLong(PartnerStatement.Line::points).sum()) {
      add(found, "evidence", "The ledger of points does not have what the items say.");
    }
    return found;
  }

  private static void add(List<SettlementView.FindingView> found, String rule, String detail) {
    found.add(new SettlementView.FindingView(rule, detail));
  }

  /** What a statement is made of, in the order in which it was booked. */
  Uni<Page<ItemView>> items(Work work, Scope scope, @Nullable String cursor, int limit) {
    long after = cursor == null ? 0 : Cursor.decodeLong(cursor);
    return store
        .atOneMoment(work)
        .chain(() -> programs.chartOfAccounts(work, scope.program()))
        .invoke(chart -> requireKnown(chart, scope))
        .chain(() -> store.before(work, scope))
        .chain(
            before ->
                upTo(work, scope)
                    .chain(upTo -> store.items(work, scope, before, upTo, after, limit + 1)))
        .map(found -> Page.of(found, limit, item -> Cursor.encode(item.place())))
        .map(
            page ->
                new Page<>(
                    page.items().stream().map(SettlementStore.Item::view).toList(),
                    page.nextCursor()));
  }

  /** Of an issued statement the place it was issued at; of an open one any. */
  private Uni<Long> upTo(Work work, Scope scope) {
    return store.cut(work, scope).map(cut -> cut.map(Cut::place).orElse(Long.MAX_VALUE));
  }
}
