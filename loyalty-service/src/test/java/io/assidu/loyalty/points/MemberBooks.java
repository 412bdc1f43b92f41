package io.assidu.loyalty.points;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.Breakage;
import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.revenue.Cohort;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.Cohorts;
import io.assidu.loyalty.revenue.PointValue;
import io.assidu.loyalty.revenue.Policy;
import io.assidu.loyalty.revenue.Reestimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one or more members' points are accounted for in, in memory. */
class MemberBooks {

  static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582"));

  private final Cohorts cohorts = new Cohorts(List.of());
  private final List<Entry> journal = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-15T12:00:00Z");
  private long ids;

  Instant now() {
    return now;
  }

  void monthPasses() {
    now = now.plus(Duration.ofDays(30));
  }

  UUID nextId() {
    return new UUID(0, ++ids);
  }

  void book(EntryKind kind, @Nullable Reestimate estimate, List<CohortChange> changes) {
    cohorts
        .book(
            new Booking(nextId(), "club", 1, kind, LocalDate.EPOCH, "case", changes, estimate),
            POLICY)
        .ifPresent(journal::add);
  }

  int entries() {
    return journal.size();
  }

  long outstandingByCohorts() {
    return cohorts.all().stream().mapToLong(Cohort::outstanding).sum();
  }

  BigDecimal liabilityByCohorts() {
    return sum(cohorts.all().stream().map(Cohort::liability).toList());
  }

  /** The sum over all that bookings did to cohorts. */
  BigDecimal liabilityByMovements() {
    return sum(
        cohorts.movements().stream().map(movement -> movement.change().liability()).toList());
  }

  BigDecimal liabilityByJournal() {
    return sum(
        journal.stream()
            .flatMap(entry -> entry.lines().stream())
            .filter(line -> line.account().equals("487") || line.account().equals("1582"))
            .map(line -> line.credit().subtract(line.debit()))
            .toList());
  }

  BigDecimal debits() {
    return sum(lines().map(Line::debit).toList());
  }

  BigDecimal credits() {
    return sum(lines().map(Line::credit).toList());
  }

  private Stream<Line> lines() {
    return journal.stream().flatMap(entry -> entry.lines().stream());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
