package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.Cohort;
import io.assidu.loyalty.revenue.Policy;
import io.assidu.loyalty.revenue.Replay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a journal again, booking by booking, and notes where it comes out differently. */
final class ReperformanceCheck {

  private static final int MOST_FINDINGS = 100;

  private final Replay replay = new Replay();
  private final List<ReperformanceStore.Closed> closes;
  private final List<String> findings = new ArrayList<>();
  private long bookings;
  private long entries;

  /**
   * @param closes by their months
   */
  ReperformanceCheck(List<ReperformanceStore.Closed> closes) {
    this.closes = List.copyOf(closes);
  }

  /**
   * The next booking.
   *
   * @param stored the entry that has its id; null if there is none
   */
  void next(BookingStore.Booked next, Policy policy, JournalStore.@Nullable Stored stored) {
    bookings++;
    Booking booking = next.booking();
    try {
      Optional<Entry> again = replay.book(booking, policy, openFrom(next));
      if (again.isPresent()) {
        entries++;
        compare(again.get(), stored);
      } else if (stored != null) {
        find("entry " + stored.sequence() + " should not be: no money moves");
      }
    } catch (IllegalArgumentException e) {
      find("booking " + booking.entryId() + " cannot be carried out: " + e.getMessage());
    }
  }

  /**
   * The first day that was open then. A close notes the last entry before it; a booking between
   * that and the next one is placed by the clock.
   */
  private @Nullable LocalDate openFrom(BookingStore.Booked next) {
    return closes.stream()
        .filter(
            close ->
                entries > close.head()
                    || (entries == close.head() && !next.at().isBefore(close.at())))
        .reduce((earlier, later) -> later)
        .map(ReperformanceStore.Closed::openFrom)
        .orElse(null);
  }

  private void compare(Entry again, JournalStore.@Nullable Stored stored) {
    if (stored == null) {
      find("entry " + again.id() + " is missing: it should be " + text(again));
      return;
    }
    if (stored.sequence() != entries) {
      find("entry " + stored.sequence() + " stands where " + entries + " should");
    }
    String is = read(stored);
    if (!is.equals(text(again))) {
      find("entry " + stored.sequence() + " is " + is + "; made again it is " + text(again));
    }
  }

  private static String read(JournalStore.Stored stored) {
    try {
      SealedEntry sealed = stored.entry();
      return text(sealed.entry());
    } catch (IllegalArgumentException e) {
      return "no entry: " + e.getMessage();
    }
  }

  /** All that an entry says but its id, which the two have in common. */
  private static String text(Entry entry) {
    return "%s of %s%s in %s for %s%s, %s: %s"
        .formatted(
            entry.kind().wireName(),
            entry.bookingDate(),
            entry.occurredOn() == null ? "" : " (occurred on " + entry.occurredOn() + ")",
            entry.program(),
            entry.reference(),
            entry.partner() == null ? "" : " with " + entry.partner(),
            entry.currency(),
            entry.lines().stream().map(ReperformanceCheck::text).collect(Collectors.joining(", ")));
  }

  private static String text(Line line) {
    return line.debit().signum() > 0
        ? "Dr " + line.account() + " " + line.debit().stripTrailingZeros().toPlainString()
        : "Cr " + line.account() + " " + line.credit().stripTrailingZeros().toPlainString();
  }

  /** Holds the cohorts against those that are stored. */
  void cohorts(Collection<Cohort> stored) {
    replay.differences(stored).forEach(this::find);
  }

  /** Holds what the bookings say of points against what the ledger of points says. */
  void points(List<ReperformanceStore.Compared> cohorts) {
    for (ReperformanceStore.Compared cohort : cohorts) {
      if (!cohort.booked().equals(cohort.moved())) {
        find(
            cohort.cohort().text()
                + " has by its bookings "
                + cohort.booked()
                + "; by the points ledger "
                + cohort.moved());
      }
    }
  }

  void find(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  ReperformanceView view(String program, long waiting) {
    return new ReperformanceView(
        program,
        findings.isEmpty(),
        List.copyOf(findings),
        bookings,
        entries,
        replay.cohorts().size(),
        waiting);
  }
}
