package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All cohorts of one program, and the entries that bookings make of them. One booker at a time
 * holds them: see docs/adr/loyalty-journal-sealed-after-commit.md.
 */
public final class Cohorts {

  private final Map<CohortKey, Cohort> cohorts = new HashMap<>();
  private final List<CohortMovement> movements = new ArrayList<>();
  private final @Nullable LocalDate openFrom;
  private FirstEstimates firstEstimates;

  public Cohorts(Collection<Cohort> known) {
    this(known, FirstEstimates.NONE, null);
  }

  /**
   * @param firstEstimates of cohorts not opened yet
   * @param openFrom the first day of the open period; null while none was closed. What happened
   *     before is booked on it.
   */
  public Cohorts(
      Collection<Cohort> known, FirstEstimates firstEstimates, @Nullable LocalDate openFrom) {
    known.forEach(cohort -> cohorts.put(cohort.key(), cohort));
    this.firstEstimates = firstEstimates;
    this.openFrom = openFrom;
  }

  /** As the other, for a booking of what stands now. */
  public Optional<Entry> book(Booking booking, Policy policy) {
    return book(booking, policy, Map.of());
  }

  /**
   * Carries out a booking.
   *
   * @param policy in the booking's currency
   * @param later what was added to the cohorts, before these were loaded, after the day as of which
   *     it re-estimates
   * @return its entry; none when no money moves, as when points are redeemed beyond the estimate
   *     and everything was recognised before
   */
  public Optional<Entry> book(Booking booking, Policy policy, Map<CohortKey, Figures> later) {
    EntryLines lines = new EntryLines();
    Map<CohortKey, Optional<Cohort>> before = new LinkedHashMap<>();
    Reestimate estimate = booking.estimate();
    if (estimate != null) {
      expect(estimate, booking, before);
    }
    for (CohortChange change : booking.changes()) {
      CohortKey key = change.cohort();
      before.putIfAbsent(key, Optional.ofNullable(cohorts.get(key)));
      Cohort now = cohorts.computeIfAbsent(key, unknown -> open(unknown, booking, policy));
      cohorts.put(key, now.with(change));
      lines.move(
          policy.chart().source(key.origin()),
          policy.chart().owed(key.origin()),
          change.allocated());
    }
    Dealing dealing = booking.dealing();
    if (dealing != null) {
      dealing.book(lines, policy.chart());
    }
    if (catchesUp(booking.kind())) {
      LocalDate asOf = estimate == null ? null : estimate.asOf();
      before.keySet().forEach(key -> recognise(key, policy, lines, after(key, asOf, later)));
    }
    before.forEach((key, was) -> movements.add(movement(booking, key, was)));
    return entry(booking, policy, lines.all());
  }

  private void expect(
      Reestimate estimate, Booking booking, Map<CohortKey, Optional<Cohort>> before) {
    int programVersion = booking.programVersion();
    for (Cohort cohort : all()) {
      if (!cohort.key().currency().equals(booking.currency())) {
        continue;
      }
      estimate
          .of(cohort.key())
          .ifPresent(
              rate -> {
                before.put(cohort.key(), Optional.of(cohort));
                cohorts.put(
                    cohort.key(),
                    cohort.expecting(new Expectation(rate, estimate.estimateId(), programVersion)));
              });
    }
    if (estimate.estimateId() != null && estimate.rate() != null) {
      firstEstimates =
          firstEstimates.then(
              estimate.segment(),
              new Expectation(estimate.rate(), estimate.estimateId(), programVersion));
    }
  }

  private Cohort open(CohortKey key, Booking booking, Policy policy) {
    Expectation approved = firstEstimates.of(key);
    Expectation expectation =
        approved != null
            ? approved
            : new Expectation(policy.point().expectedRate(), null, booking.programVersion());
    return Cohort.opened(key, expectation, policy.breakage());
  }

  /** A grant of points alone recognises nothing: the cohort catches up at its next redemption. */
  private static boolean catchesUp(EntryKind kind) {
    return switch (kind) {
      case ALLOCATION, COST, SETTLEMENT -> false;
      case RECOGNITION, REVERSAL, RE_ESTIMATE -> true;
    };
  }

  /**
   * What a cohort owes to the days after {@code asOf}. A new estimate of a month that is over while
   * the next one runs must make that month's end right, and leave the rest to the next.
   */
  private Figures after(CohortKey key, @Nullable LocalDate asOf, Map<CohortKey, Figures> later) {
    if (asOf == null) {
      return Figures.NONE;
    }
    return movements.stream()
        .filter(movement -> movement.cohort().equals(key) && movement.bookingDate().isAfter(asOf))
        .map(CohortMovement::change)
        .reduce(later.getOrDefault(key, Figures.NONE), Figures::plus);
  }

  private void recognise(CohortKey key, Policy policy, EntryLines lines, Figures later) {
    Cohort cohort = get(key);
    Cohort then = cohort.without(later);
    BigDecimal amount = then.due(policy.currency()).subtract(then.figures().recognised());
    lines.move(policy.chart().owed(key.origin()), policy.chart().released(key.origin()), amount);
    cohorts.put(key, cohort.recognise(amount));
  }

  private CohortMovement movement(Booking booking, CohortKey key, Optional<Cohort> was) {
    Cohort now = get(key);
    return new CohortMovement(
        booking.entryId(),
        key,
        booking.kind(),
        booking.countsOn(openFrom),
        booking.occurredOn(openFrom),
        now.figures().minus(was.map(Cohort::figures).orElse(Figures.NONE)),
        was.map(cohort -> cohort.expectation().rate()).orElse(null),
        now.expectation());
  }

  private Optional<Entry> entry(Booking booking, Policy policy, List<Line> lines) {
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Entry(
                booking.entryId(),
                booking.program(),
                booking.kind(),
                booking.countsOn(openFrom),
                booking.occurredOn(openFrom),
                policy.currency().getCurrencyCode(),
                booking.reference(),
                booking.dealing() == null ? null : booking.dealing().partner(),
                lines));
  }

  private Cohort get(CohortKey key) {
    Cohort cohort = cohorts.get(key);
    if (cohort == null) {
      throw new IllegalArgumentException("no cohort " + key);
    }
    return cohort;
  }

  /** What bookings did, in their order, to be stored. */
  public List<CohortMovement> movements() {
    return List.copyOf(movements);
  }

  /** The cohorts that bookings touched, to be stored. */
  public List<Cohort> changed() {
    return movements.stream()
        .map(CohortMovement::cohort)
        .distinct()
        .sorted(CohortKey.OLDEST_FIRST)
        .map(this::get)
        .toList();
  }

  /** Of cohorts not opened yet, as bookings left it. */
  FirstEstimates firstEstimates() {
    return firstEstimates;
  }

  public List<Cohort> all() {
    return cohorts.keySet().stream().sorted(CohortKey.OLDEST_FIRST).map(this::get).toList();
  }
}
