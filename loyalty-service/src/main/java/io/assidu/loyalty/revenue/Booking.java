package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.EntryKind;
import java.math.BigDecimal;
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
 * @param estimate a new expected redemption rate for every cohort of the program, else null
 */
public record Booking(
    UUID entryId,
    String program,
    int programVersion,
    EntryKind kind,
    LocalDate bookingDate,
    String reference,
    List<CohortChange> changes,
    @Nullable BigDecimal estimate) {

  public Booking {
    changes = List.copyOf(changes);
  }
}
