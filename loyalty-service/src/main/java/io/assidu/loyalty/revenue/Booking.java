package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.EntryKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to points, for the journal to book.
 *
 * @param entryId the id its entry gets
 * @param programVersion whose accounting policy counts
 * @param bookingDate the day it counts for, UTC
 * @param estimate new expected redemption rates, else null
 * @param currency of every cohort that it changes or re-estimates: {@link CohortKey#HOME} for the
 *     program's own. An entry has one currency.
 * @param dealing what it does between the program and a partner, else null
 */
public record Booking(
    UUID entryId,
    String program,
    int programVersion,
    EntryKind kind,
    LocalDate bookingDate,
    String reference,
    List<CohortChange> changes,
    @Nullable Reestimate estimate,
    String currency,
    @Nullable Dealing dealing) {

  public Booking {
    changes = List.copyOf(changes);
    if (changes.stream().anyMatch(change -> !change.cohort().currency().equals(currency))) {
      throw new IllegalArgumentException("a booking in \"" + currency + "\" of " + changes);
    }
  }

  /** In the program's own currency; no partner has a part in it. */
  public Booking(
      UUID entryId,
      String program,
      int programVersion,
      EntryKind kind,
      LocalDate bookingDate,
      String reference,
      List<CohortChange> changes,
      @Nullable Reestimate estimate) {
    this(
        entryId,
        program,
        programVersion,
        kind,
        bookingDate,
        reference,
        changes,
        estimate,
        CohortKey.HOME,
        null);
  }

  /** One that no partner has a part in. */
  public Booking(
      UUID entryId,
      String program,
      int programVersion,
      EntryKind kind,
      LocalDate bookingDate,
      String reference,
      List<CohortChange> changes,
      @Nullable Reestimate estimate,
      String currency) {
    this(
        entryId,
        program,
        programVersion,
        kind,
        bookingDate,
        reference,
        changes,
        estimate,
        currency,
        null);
  }

  /** Between the program and a partner, in the program's own currency. */
  public Booking(
      UUID entryId,
      String program,
      int programVersion,
      EntryKind kind,
      LocalDate bookingDate,
      String reference,
      List<CohortChange> changes,
      @Nullable Reestimate estimate,
      @Nullable Dealing dealing) {
    this(
        entryId,
        program,
        programVersion,
        kind,
        bookingDate,
        reference,
        changes,
        estimate,
        CohortKey.HOME,
        dealing);
  }

  /**
   * The day it counts for in the journal: its own, or the first open one when its own is in a
   * closed period.
   *
   * @param openFrom null while nothing was closed
   */
  LocalDate countsOn(@Nullable LocalDate openFrom) {
    return openFrom != null && bookingDate.isBefore(openFrom) ? openFrom : bookingDate;
  }

  /** Its own day, when it cannot count for that; else null. */
  @Nullable LocalDate occurredOn(@Nullable LocalDate openFrom) {
    return countsOn(openFrom).equals(bookingDate) ? null : bookingDate;
  }
}
