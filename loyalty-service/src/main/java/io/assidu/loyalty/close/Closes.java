package io.assidu.loyalty.close;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.books.Periods;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes periods. While one is closed the booker waits, postings do not: what they hand in
 * meanwhile and is dated in the period goes to the next one.
 */
@ApplicationScoped
class Closes {

  private final CloseStore store;
  private final StatementStore statements;
  private final Programs programs;
  private final Periods periods;
  private final Clock clock;

  Closes(
      CloseStore store,
      StatementStore statements,
      Programs programs,
      Periods periods,
      Clock clock) {
    this.store = store;
    this.statements = statements;
    this.programs = programs;
    this.periods = periods;
    this.clock = clock;
  }

  Uni<CloseView> close(Work work, Period period, String by) {
    return programs
        .current(work, period.program())
        .chain(() -> periods.hold(work))
        .chain(() -> store.standing(work, period))
        .invoke(standing -> refuse(standing, period, obstacles(standing, period)))
        .chain(standing -> statement(work, period).map(found -> sound(found, standing, period)))
        .chain(
            statement ->
                periods
                    .head(work, period.program())
                    .map(head -> closed(period, by, head, statement))
                    .call(close -> store.add(work, period, close, statement)));
  }

  private CloseView closed(Period period, String by, Periods.Head head, StatementView statement) {
    return new CloseView(
        period.program(),
        period.month().toString(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        by,
        new CloseView.HeadView(head.sequence(), head.hash()),
        statement);
  }

  private static StatementView sound(
      Statements statement, CloseStore.Standing standing, Period period) {
    refuse(standing, period, statement.findings());
    return statement.view();
  }

  private static void refuse(
      CloseStore.Standing standing, Period period, List<PreviewView.FindingView> findings) {
    if (findings.isEmpty()) {
      return;
    }
    ProblemException problem =
        isClosed(standing, period)
            ? LoyaltyError.PERIOD_CLOSED.problem("It was closed before.")
            : LoyaltyError.CLOSE_REFUSED.problem("Nothing was closed: see its errors.");
    findings.forEach(finding -> problem.at("/period", finding.rule(), finding.detail()));
    throw problem;
  }

  private static boolean isClosed(CloseStore.Standing standing, Period period) {
    return standing.openFrom() != null && period.first().isBefore(standing.openFrom());
  }

  /** What forbids a close whatever its figures are. */
  private List<PreviewView.FindingView> obstacles(CloseStore.Standing standing, Period period) {
    List<PreviewView.FindingView> found = new ArrayList<>();
    if (isClosed(standing, period)) {
      found.add(
          new PreviewView.FindingView(
              "not-closed", "Days before " + standing.openFrom() + " are closed."));
    }
    if (!period.isOver(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      found.add(
          new PreviewView.FindingView(
              "period-over", "It ends with " + period.month().atEndOfMonth() + " (UTC)."));
    }
    if (standing.earlier() != null) {
      found.add(
          new PreviewView.FindingView(
              "previous-closed",
              "Close " + YearMonth.from(standing.earlier()) + " first: it has entries."));
    }
    if (standing.undecided() > 0) {
      found.add(
          new PreviewView.FindingView(
              "estimates-decided",
              standing.undecided() + " estimates that count for it await a decision."));
    }
    return found;
  }

  Uni<PreviewView> preview(Work work, Period period) {
    return statements
        .atOneMoment(work)
        .chain(() -> programs.current(work, period.program()))
        .chain(() -> store.standing(work, period))
        .invoke(
            standing -> {
              if (isClosed(standing, period)) {
                throw LoyaltyError.PERIOD_CLOSED.problem(
                    "period", "not-closed", "It is closed: read its close.");
              }
            })
        .chain(
            standing ->
                statement(work, period)
                    .map(
                        statement -> {
                          List<PreviewView.FindingView> findings = obstacles(standing, period);
                          findings.addAll(statement.findings());
                          return new PreviewView(
                              period.program(),
                              period.month().toString(),
                              findings,
                              statement.view());
                        }));
  }

  private Uni<Statements> statement(Work work, Period period) {
    return programs
        .current(work, period.program())
        .chain(current -> statement(work, period, current.program()));
  }

  private Uni<Statements> statement(Work work, Period period, Program program) {
    return Uni.combine()
        .all()
        .unis(
            statements.sums(work, period),
            programs
                .charts(work, period.program())
                .chain(
                    charts -> statements.balances(work, period, charts, program.currencyCodes())),
            statements.evidence(work, period),
            statements.strays(work, period, program.currencyCodes().values()))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found ->
                Statements.of(
                    program,
                    found.getItem1(),
                    found.getItem2(),
                    found.getItem3(),
                    found.getItem4()));
  }

  Uni<CloseView> get(Work work, Period period) {
    return store
        .find(work, period)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        LoyaltyError.UNKNOWN_CLOSE.problem(
                            period.month() + " of " + period.program() + " was not closed.")));
  }

  Uni<Page<CloseView>> page(Work work, String program, @Nullable String cursor, int limit) {
    return store
        .before(work, program, cursor == null ? null : month(cursor), limit + 1)
        .map(found -> Page.of(found, limit, close -> Cursor.encode(close.period())));
  }

  private static YearMonth month(String cursor) {
    try {
      return YearMonth.parse(Cursor.decode(cursor).getFirst());
    } catch (DateTimeException e) {
      throw PlatformError.INVALID_REQUEST.problem(
          "cursor", "cursor", "Send the nextCursor of the page before, unchanged.");
    }
  }
}
