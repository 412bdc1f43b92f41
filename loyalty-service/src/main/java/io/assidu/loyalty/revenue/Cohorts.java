package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All cohorts of one program, and the entries that bookings make of them. One booker at a time
 * holds them: see docs/adr/loyalty-journal-sealed-after-commit.md.
 */
public final class Cohorts {

  private final Map<CohortKey, Cohort> cohorts = new HashMap<>();
  private final Set<CohortKey> changed = new HashSet<>();

  public Cohorts(Collection<Cohort> known) {
    known.forEach(cohort -> cohorts.put(cohort.key(), cohort));
  }

  /**
   * Carries out a booking.
   *
   * @return its entry; none when no money moves, as when points are redeemed beyond the estimate
   *     and everything was recognised before
   */
  public Optional<Entry> book(Booking booking, Policy policy) {
    Lines lines = new Lines();
    Set<CohortKey> touched = new LinkedHashSet<>();
    BigDecimal estimate = booking.estimate();
    if (estimate != null) {
      cohorts.keySet().stream().sorted(CohortKey.OLDEST_FIRST).forEach(touched::add);
      touched.forEach(key -> cohorts.computeIfPresent(key, (k, c) -> c.estimated(estimate)));
    }
    for (CohortChange change : booking.changes()) {
      CohortKey key = change.cohort();
      Cohort before = cohorts.getOrDefault(key, Cohort.opened(key, policy.point().expectedRate()));
      cohorts.put(key, before.with(change));
      touched.add(key);
      lines.move(
          policy.chart().source(key.origin()),
          policy.chart().owed(key.origin()),
          change.allocated());
    }
    if (catchesUp(booking.kind())) {
      touched.forEach(key -> recognise(key, policy, lines));
    }
    changed.addAll(touched);
    return lines.entry(booking, policy);
  }

  /** A grant of points alone recognises nothing: the cohort catches up at its next redemption. */
  private static boolean catchesUp(EntryKind kind) {
    return switch (kind) {
      case ALLOCATION, COST -> false;
      case RECOGNITION, REVERSAL, RE_ESTIMATE -> true;
    };
  }

  private void recognise(CohortKey key, Policy policy, Lines lines) {
    Cohort cohort = get(key);
    BigDecimal due = cohort.due(policy.currency());
    lines.move(
        policy.chart().owed(key.origin()),
        policy.chart().released(key.origin()),
        due.subtract(cohort.recognised()));
    cohorts.put(key, cohort.recognised(due));
  }

  private Cohort get(CohortKey key) {
    Cohort cohort = cohorts.get(key);
    if (cohort == null) {
      throw new IllegalArgumentException("no cohort " + key);
    }
    return cohort;
  }

  /** The cohorts that bookings touched, to be stored. */
  public List<Cohort> changed() {
    return changed.stream().sorted(CohortKey.OLDEST_FIRST).map(this::get).toList();
  }

  public List<Cohort> all() {
    return cohorts.keySet().stream().sorted(CohortKey.OLDEST_FIRST).map(this::get).toList();
  }

  /** Debits and credits as they are collected; several on one account and side become one line. */
  private static final class Lines {

    private final List<Line> lines = new ArrayList<>();

    /** Moves {@code amount} from one account (debit) to another (credit); below zero, back. */
    void move(String debit, String credit, BigDecimal amount) {
      if (amount.signum() > 0) {
        add(Line.debit(debit, amount));
        add(Line.credit(credit, amount));
      } else if (amount.signum() < 0) {
        add(Line.debit(credit, amount.negate()));
        add(Line.credit(debit, amount.negate()));
      }
    }

    private void add(Line line) {
      for (int i = 0; i < lines.size(); i++) {
        Line same = lines.get(i);
        if (same.account().equals(line.account())
            && same.debit().signum() == line.debit().signum()) {
          lines.set(
              i,
              new Line(
                  line.account(),
                  same.debit().add(line.debit()),
                  same.credit().add(line.credit())));
          return;
        }
      }
      lines.add(line);
    }

    Optional<Entry> entry(Booking booking, Policy policy) {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  booking.entryId(),
                  booking.program(),
                  booking.kind(),
                  booking.bookingDate(),
                  policy.currency().getCurrencyCode(),
                  booking.reference(),
                  lines));
    }
  }
}
